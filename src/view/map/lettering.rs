//! How wide words are, so that they can be set in lines before any browser has seen them.

/// Widths of characters in hundredths of the size of the letters, as in the widest face that a reader's machine is likely to choose: words
/// take the room that is kept for them or less.
fn width(character: char) -> u32 {
    match character {
        '\u{300}'..='\u{36f}' | '\u{200b}'..='\u{200f}' | '\u{fe00}'..='\u{fe0f}' => 0,
        'i' | 'j' | 'l' | '\'' | '’' | '|' | 'I' | '.' | ',' | ':' | ';' | '!' | ' ' | '\u{a0}' => 32,
        'f' | 'r' | 't' | '(' | ')' | '-' | '/' | '"' | '‐' | '·' | '“' | '”' => 42,
        'm' | 'M' | 'W' | '%' | '@' | '…' | '—' | 'Æ' | 'Œ' | 'æ' => 98,
        'w' | 'Q' | 'O' | 'G' | 'D' | 'H' | 'N' | 'U' | 'Ø' | 'Ö' | 'Ü' | 'Ó' => 82,
        'c' | 'k' | 's' | 'x' | 'y' | 'z' | 'v' | 'J' => 60,
        character if character.is_ascii_lowercase() || character.is_ascii_digit() => 64,
        character if character.is_lowercase() => 66,
        character if character.is_uppercase() => 72,
        character if u32::from(character) < 0x1100 => 72,
        _ => 104,
    }
}

/// The width of `text` in hundredths of the size of its letters.
fn measure(text: &str) -> u32 {
    text.chars().map(width).sum()
}

/// `text` in lines no wider than `room`, at most `most` of them; what is left out is told by `…`. A word that fits on no line is broken.
pub fn lines(text: &str, size: u32, room: u32, most: usize) -> Vec<String> {
    let room = room * 100 / size;
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    for word in text.split_whitespace() {
        if !line.is_empty() && measure(&line) + width(' ') + measure(word) > room {
            lines.push(std::mem::take(&mut line));
        }
        if !line.is_empty() {
            line.push(' ');
        }
        for character in word.chars() {
            if !line.is_empty() && width(character) > 0 && measure(&line) + width(character) > room {
                lines.push(std::mem::take(&mut line));
            }
            line.push(character);
        }
        if lines.len() > most {
            break;
        }
    }
    if !line.is_empty() {
        lines.push(line);
    }
    if lines.len() > most {
        lines.truncate(most);
        if let Some(last) = lines.last_mut() {
            while !last.is_empty() && measure(last) + width('…') > room {
                last.pop();
            }
            last.truncate(last.trim_end().len());
            last.push('…');
        }
    }
    lines
}

/// `text` in one line.
pub fn line(text: &str, size: u32, room: u32) -> String {
    lines(text, size, room, 1).pop().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::lines;

    #[test]
    fn words_in_lines() {
        let check = |text: &str, most: usize, expected: &[&str]| assert_eq!(lines(text, 10, 70, most), expected, "{text}");
        check("", 3, &[]);
        check("one two three", 3, &["one two", "three"]);
        check("one two three four five", 2, &["one two", "three four…"]);
        check("Donaudampfschifffahrt", 3, &["Donaudampf", "schifffahrt"]);
        check("全員が同じ数字を信じる", 2, &["全員が同じ数", "字を信じる"]);
        check("e\u{301}e\u{301}e\u{301}e\u{301}", 1, &["e\u{301}e\u{301}e\u{301}e\u{301}"]);
    }

    #[test]
    fn no_line_is_wider_than_its_room() {
        for text in ["WWWWWWWWWWWWWWW mmmmmmmmmm %%%%%%", "a b c d e f g h i j k l m n o p q r s t u", "Ærlig talt: vi vet ikke om det går"]
        {
            for most in 1..5 {
                for line in lines(text, 15, 90, most) {
                    assert!(super::measure(&line) * 15 <= 90 * 100, "{line}");
                }
            }
        }
    }
}
