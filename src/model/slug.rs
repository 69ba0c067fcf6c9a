//! Titles as ids: lower case, ASCII, hyphens; and names compared as file systems compare them.

/// `Fornøyde kunder på Ålesund` → `fornoyde-kunder-pa-alesund`. Empty where nothing can be kept.
pub fn slug(title: &str) -> String {
    let mut slug = String::with_capacity(title.len());
    let mut gap = false;
    for character in title.chars().flat_map(char::to_lowercase) {
        let kept = plain(character);
        let mut pushed = false;
        let mut buffer = [0; 4];
        let text: &str = match kept {
            Some(text) => text,
            None if character.is_alphanumeric() => character.encode_utf8(&mut buffer),
            None => "",
        };
        for letter in text.chars().filter(|letter| letter.is_alphanumeric()) {
            if gap && !slug.is_empty() {
                slug.push('-');
            }
            gap = false;
            pushed = true;
            slug.push(letter);
        }
        if !pushed && !is_combining(character) && character != '\'' && character != '’' {
            gap = true;
        }
    }
    slug
}

/// Text for comparing and searching: lower case, accents off, `ø` as `o`, `æ` as `ae`, `å` as `a`.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for character in text.chars().flat_map(char::to_lowercase) {
        match plain(character) {
            Some(text) => folded.push_str(text),
            None if is_combining(character) => {}
            None => folded.push(character),
        }
    }
    folded
}

fn is_combining(character: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&character)
}

/// The ASCII letters for a lower-case Latin letter with a mark.
fn plain(character: char) -> Option<&'static str> {
    Some(match character {
        'æ' | 'ǽ' => "ae",
        'ø' | 'ö' | 'ó' | 'ò' | 'ô' | 'õ' | 'ō' | 'ő' => "o",
        'å' | 'ä' | 'á' | 'à' | 'â' | 'ã' | 'ā' | 'ą' | 'ă' => "a",
        'é' | 'è' | 'ê' | 'ë' | 'ē' | 'ę' | 'ě' | 'ė' => "e",
        'í' | 'ì' | 'î' | 'ï' | 'ī' | 'į' => "i",
        'ú' | 'ù' | 'û' | 'ü' | 'ū' | 'ů' | 'ű' | 'ų' => "u",
        'ý' | 'ÿ' => "y",
        'ç' | 'ć' | 'č' => "c",
        'đ' | 'ð' | 'ď' => "d",
        'ğ' => "g",
        'ł' | 'ľ' | 'ĺ' => "l",
        'ñ' | 'ń' | 'ň' | 'ŋ' => "n",
        'ř' | 'ŕ' => "r",
        'š' | 'ś' | 'ş' | 'ș' => "s",
        'ß' => "ss",
        'ť' | 'ţ' | 'ț' | 'ŧ' => "t",
        'þ' => "th",
        'ž' | 'ź' | 'ż' => "z",
        'œ' => "oe",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::{fold, slug};

    #[test]
    fn slugs() {
        let check = |title, expected| assert_eq!(slug(title), expected);
        check("95th percentile build time", "95th-percentile-build-time");
        check("Fornøyde kunder på Ålesund – ærlig talt!", "fornoyde-kunder-pa-alesund-aerlig-talt");
        check("  --Don't  panic ", "dont-panic");
        check("A\u{30a}lesund", "alesund");
        check("目標", "目標");
        check("?!", "");
    }

    #[test]
    fn folds() {
        assert_eq!(fold("Ålesund ØST"), "alesund ost");
    }
}
