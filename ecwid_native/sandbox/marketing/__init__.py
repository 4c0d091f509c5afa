"""Coupons and promotions, without HTTP."""
