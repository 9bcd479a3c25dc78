"""What stops the program before it has begun."""


class ConfigurationError(Exception):
    """One line that tells whoever started the program what to put right. Shown without a traceback."""
