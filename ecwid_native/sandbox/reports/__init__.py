"""Reports over a store's orders, without HTTP."""
