"""Thin views: parse, call one service, answer."""
