"""What an operator uses: the admin and the commands."""
