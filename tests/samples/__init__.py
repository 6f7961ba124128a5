"""The documents of the invented province Hà Vân in data/samples/ha-van, and what they must give."""
