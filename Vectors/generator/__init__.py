"""The parts of generate.py: small tools for keys, notes and trees, and the tables of cases."""
