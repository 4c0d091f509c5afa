"""One module per task; services take the verified merchant explicitly."""
