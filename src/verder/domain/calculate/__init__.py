"""What a deal, a price, a promotion or a customer really brings."""
