startTables();
startDetails();
startMatrix();
startNetwork();
