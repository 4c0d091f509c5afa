"""What a store sells: products, variations, categories, types, reviews."""
