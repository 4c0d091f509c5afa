"""Running a deployment: checks, commands, admin, keys, logs."""
