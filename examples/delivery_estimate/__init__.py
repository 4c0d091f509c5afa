"""When an order of now would arrive: a setting that stays private, and a script that asks."""
