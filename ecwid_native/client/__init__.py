"""The REST client. No Django import, usable by itself."""
