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
    text.chars().flat_map(char::to_lowercase).for_each(|character| fold_into(&mut folded, character));
    folded
}

/// Adds a small letter, folded.
fn fold_into(folded: &mut String, character: char) {
    match plain(character) {
        Some(text) => folded.push_str(text),
        None if is_combining(character) => {}
        None => folded.push(character),
    }
}

/// Text for putting titles in order: folded, with the letters that stand at the end of a Scandinavian alphabet there.
pub fn sort_key(title: &str, language: &str) -> String {
    let last: &[(char, char)] = match language {
        "nb" | "nn" | "no" | "da" => &[('æ', '1'), ('ä', '1'), ('ø', '2'), ('ö', '2'), ('å', '3')],
        "sv" | "fi" => &[('å', '1'), ('ä', '2'), ('æ', '2'), ('ö', '3'), ('ø', '3')],
        _ => return fold(title),
    };
    let mut key = String::with_capacity(title.len());
    for character in composed(title).chars().flat_map(char::to_lowercase) {
        match last.iter().find(|(letter, _)| *letter == character) {
            Some((_, place)) => key.extend(['\u{7b}', *place]),
            None => fold_into(&mut key, character),
        }
    }
    key
}

/// Equal for names that cannot stand beside each other in a folder on every computer: without case, and letters with marks composed.
pub fn same_name(name: &str) -> String {
    if name.is_ascii() { name.to_ascii_lowercase() } else { composed(&name.to_lowercase()) }
}

/// Latin letters with a mark in Unicode's composed form, as most keyboards write them. macOS hands out names in the other form.
pub fn composed(text: &str) -> String {
    if text.is_ascii() {
        return text.to_owned();
    }
    let mut composed = String::with_capacity(text.len());
    for character in text.chars() {
        let pair = composed.chars().next_back().filter(|_| is_combining(character)).and_then(|letter| pair(letter, character));
        if let Some(one) = pair {
            composed.pop();
            composed.push(one);
        } else {
            composed.push(character);
        }
    }
    composed
}

/// The one character for `letter` with `mark`.
fn pair(letter: char, mark: char) -> Option<char> {
    let pairs = match mark {
        '\u{300}' => "AÀEÈIÌOÒUÙaàeèiìoòuùNǸnǹ",
        '\u{301}' => "AÁEÉIÍOÓUÚYÝaáeéiíoóuúyýCĆcćLĹlĺNŃnńRŔrŕSŚsśZŹzźÆǼæǽØǾøǿ",
        '\u{302}' => "AÂEÊIÎOÔUÛaâeêiîoôuûCĈcĉGĜgĝHĤhĥJĴjĵSŜsŝWŴwŵYŶyŷ",
        '\u{303}' => "AÃNÑOÕaãnñoõIĨiĩUŨuũ",
        '\u{304}' => "AĀaāEĒeēIĪiīOŌoōUŪuū",
        '\u{306}' => "AĂaăEĔeĕGĞgğIĬiĭOŎoŏUŬuŭ",
        '\u{307}' => "CĊcċEĖeėGĠgġIİZŻzż",
        '\u{308}' => "AÄEËIÏOÖUÜaäeëiïoöuüyÿYŸ",
        '\u{30a}' => "AÅaåUŮuů",
        '\u{30b}' => "OŐoőUŰuű",
        '\u{30c}' => "CČcčDĎdďEĚeěNŇnňRŘrřSŠsšTŤtťZŽzžLĽlľGǦgǧ",
        '\u{327}' => "CÇcçSŞsşTŢtţGĢKĶkķLĻlļNŅnņRŖrŗ",
        '\u{328}' => "AĄaąEĘeęIĮiįUŲuųOǪoǫ",
        _ => return None,
    };
    let mut characters = pairs.chars();
    while let (Some(base), Some(one)) = (characters.next(), characters.next()) {
        if base == letter {
            return Some(one);
        }
    }
    None
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
    use super::{fold, same_name, slug, sort_key};

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

    #[test]
    fn names_that_one_folder_cannot_hold() {
        assert_eq!(same_name("Bla\u{30a}tur"), same_name("blåTUR"));
        assert_eq!(same_name("Cafe\u{301}"), same_name("café"));
        assert_ne!(same_name("blåtur"), same_name("blatur"));
        assert_ne!(same_name("a\u{323}"), same_name("a"));
    }

    #[test]
    fn order() {
        let check = |language, expected: &[&str]| {
            let mut titles = expected.to_vec();
            titles.sort_unstable();
            titles.sort_by_cached_key(|title| sort_key(title, language));
            assert_eq!(titles, expected, "{language}");
        };
        check("nb", &["Arbeid", "bedre", "Zoo", "Ærlig", "øst", "a\u{30a}pen"]);
        check("nb", &["Zoo", "ærlig", "Øst", "åpen"]);
        check("sv", &["Zoo", "åker", "ärlig", "öst"]);
        check("en", &["Ålesund", "Bergen", "Østfold", "Zoo"]);
    }
}
