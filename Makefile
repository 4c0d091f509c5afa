test:
	python3 -m pytest
