"""Values as the pages of the calculators show them."""
