"""A network that lives for half a year, and a user with tastes that the program must find out."""
