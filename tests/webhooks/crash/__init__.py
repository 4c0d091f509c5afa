"""A site whose processes are killed all the time, and a sender that tries again as Ecwid does."""
