"""Opening the app, from the payload to the page."""
