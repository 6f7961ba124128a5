"""The page: tables, the matrix and the network, in one file that opens without a network."""
