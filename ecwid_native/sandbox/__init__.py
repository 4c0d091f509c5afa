"""The local Ecwid: Control Panel, REST API and storefront. Imports nothing of the framework."""
