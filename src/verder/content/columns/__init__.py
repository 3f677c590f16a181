"""Words that head the columns of exports, per layout: Dutch, English, German, French."""
