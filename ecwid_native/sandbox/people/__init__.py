"""Customers and their groups, without HTTP."""
