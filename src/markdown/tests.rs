use super::{Ids, LinkKind, Under, html, inline_html, links, plain};

fn resolve(address: &str) -> Option<String> {
    match address {
        "../../payments/index.md#x" => Some("../../../payments/#x".to_owned()),
        "chart.png" => Some("chart.png".to_owned()),
        _ => None,
    }
}

#[test]
fn blocks() {
    let check =
        |text: &str, expected: &str| assert_eq!(html(text, Under::Title, &mut Ids::reserved(&["why"], []), &resolve), expected, "{text}");
    check("Plain words, no more", "<p>Plain words, no more</p>\n");
    check("Say \"2 > 1\" and 'x'", "<p>Say \"2 &gt; 1\" and 'x'</p>\n");
    check("Tom & \"Jerry\" 2 > 1", "<p>Tom &amp; \"Jerry\" 2 &gt; 1</p>\n");
    check(
        "# Why\n\n## Why\n\n##### Deep *down*",
        "<h2 id=\"why-2\">Why</h2>\n<h3 id=\"why-3\">Why</h3>\n<h4 id=\"deep-down\">Deep <em>down</em></h4>\n",
    );
    check("## Own {#mine .red onclick=alert(1)}", "<h2 id=\"mine\">Own</h2>\n");
    check("[there](../../payments/index.md#x)", "<p><a href=\"../../../payments/#x\">there</a></p>\n");
    check("[gone](nowhere.md) and [bad](javascript:alert(1))", "<p>gone and bad</p>\n");
    check("[bad](&#106;avascript:alert(1))", "<p>bad</p>\n");
    check("[b <a@example.com>](https://b.example)", "<p><a href=\"https://b.example\">b a@example.com</a></p>\n");
    check("<a@example.com>", "<p><a href=\"mailto:a@example.com\">a@example.com</a></p>\n");
    check("see https://example.com/a_b_c.", "<p>see <a href=\"https://example.com/a_b_c\">example.com/a_b_c</a>.</p>\n");
    check(
        "![A *good* chart](chart.png \"Q4\")",
        "<p><img src=\"chart.png\" alt=\"A good chart\" title=\"Q4\" loading=\"lazy\" decoding=\"async\"></p>\n",
    );
    check("![Far](https://example.com/x.png)", "<p><a href=\"https://example.com/x.png\">Far</a></p>\n");
    check("a <b onclick=x>b</b> <!-- note --> c", "<p>a &lt;b onclick=x&gt;b&lt;/b&gt;  c</p>\n");
    check("<script>alert(1)</script>\n\nx", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>\n<p>x</p>\n");
    check("<!-- todo\nmore -->\n\nx", "<p>x</p>\n");
    check(
        "- [x] done\n- [ ] open",
        "<ul>\n<li><span class=\"task task-done\">☑</span> done</li>\n<li><span class=\"task task-open\">☐</span> open</li>\n</ul>\n",
    );
    check(
        "> [!NOTE]\n> Mind this",
        "<div class=\"alert alert-note\">\n<p class=\"alert-title\"><!--t:alert-note--></p>\n<p>Mind this</p>\n</div>\n",
    );
    check(
        "|a|b|\n|-|-:|\n|1|2|",
        "<div class=\"table-scroll\" tabindex=\"0\"><table>\n<thead>\n<tr><th scope=\"col\">a</th><th scope=\"col\" class=\"right\">b</th></tr>\n\
         </thead>\n<tbody>\n<tr><td>1</td><td class=\"right\">2</td></tr>\n</tbody>\n</table></div>\n",
    );
    check(
        "a[^n] b[^n]\n\n[^n]: Because\n[^unused]: x",
        "<p>a<sup class=\"footnote\"><a href=\"#fn-1\" id=\"fnref-1\">1</a></sup> \
         b<sup class=\"footnote\"><a href=\"#fn-1\" id=\"fnref-1-2\">1</a></sup></p>\n<section class=\"footnotes\">\n<ol>\n\
         <li id=\"fn-1\" value=\"1\"><p>Because <a class=\"footnote-back\" href=\"#fnref-1\">↩<span class=\"sr\"><!--t:footnote-back-->\
         </span></a> <a class=\"footnote-back\" href=\"#fnref-1-2\">↩<span class=\"sr\"><!--t:footnote-back--></span></a></p></li>\n\
         </ol>\n</section>\n",
    );
    // A footnote within another, one within a link, and a heading that is called like one.
    check(
        "a[^a]\n\n[^a]: > [^b]: y\n",
        "<p>a<sup class=\"footnote\"><a href=\"#fn-1\" id=\"fnref-1\">1</a></sup></p>\n<section class=\"footnotes\">\n<ol>\n\
         <li id=\"fn-1\" value=\"1\"><blockquote>\n</blockquote> <a class=\"footnote-back\" href=\"#fnref-1\">↩<span class=\"sr\">\
         <!--t:footnote-back--></span></a></li>\n</ol>\n</section>\n",
    );
    check("# Fn 1", "<h2 id=\"section-fn-1\">Fn 1</h2>\n");
    check("``` sh\n<x> https://example.com\n```", "<pre><code class=\"language-sh\">&lt;x&gt; https://example.com\n</code></pre>\n");
    check(
        "Ring&#7; &#x202e;up `a` [b&#1;](https://b.example/&#1;c \"&#1;d\")\n\n``` s&#1;h\nx\n```",
        "<p>Ring up <code>a</code> <a href=\"https://b.example/c\" title=\"d\">b</a></p>\n<pre><code class=\"language-sh\">x\n</code></pre>\n",
    );
    check(
        "[bad](java&#x200b;script:alert(1)) ![&#1;a](chart&#1;.png)",
        "<p>bad <img src=\"chart.png\" alt=\"a\" loading=\"lazy\" decoding=\"async\"></p>\n",
    );
    check("Ring\u{7} \u{202e}up\u{202c}, family 👨\u{200d}👩", "<p>Ring up, family 👨\u{200d}👩</p>\n");
    check("", "");
}

#[test]
fn inlines() {
    let check = |text: &str, expected: &str| assert_eq!(inline_html(text, &resolve), expected, "{text}");
    check("12. oktober begynte vi", "12. oktober begynte vi");
    check("# not a heading *but* strong __words__", "# not a heading <em>but</em> strong <strong>words</strong>");
    check("_Early_ words", "<em>Early</em> words");
    check("- a\n- b", "- a - b");
    check("    code?", "code?");
    check("<script>", "&lt;script&gt;");
    check("a\n\nb `c`", "a  b <code>c</code>");
    check("[t](../../payments/index.md#x)", "<a href=\"../../../payments/#x\">t</a>");
    check("(se https://jira.example.com/PLAT-1)", "(se <a href=\"https://jira.example.com/PLAT-1\">jira.example.com/PLAT-1</a>)");
    check("***", "***");
    check("Done&#1; &#x202e;*here*", "Done <em>here</em>");
    check("", "");
}

#[test]
fn plain_text() {
    let check = |text: &str, expected: &str| assert_eq!(plain(text), expected);
    check("# A *title*\n\nWords [here](x.md).\n\n- one\n- two", "A title Words here. one two");
    check("Done&#1; `&`here", "Done &here");
    check("<script>x</script>\n\nonly this[^1]\n\n[^1]: not this", "only this");
}

#[test]
fn found_links() {
    let text = "See [a](x.md \"t\"), ![b](y.png), <https://example.com>, [c][ref], [d][nope] and [e].\n\n[ref]: z.md\n";
    let found: Vec<_> = links(text).into_iter().map(|link| (link.kind, link.address, text[link.span].to_owned())).collect();
    let expected = [
        (LinkKind::Link, "x.md", "x.md"),
        (LinkKind::Image, "y.png", "y.png"),
        (LinkKind::Link, "https://example.com", "https://example.com"),
        (LinkKind::Link, "z.md", "[c][ref]"),
        (LinkKind::Undefined, "nope", "[d][nope]"),
    ];
    assert_eq!(found, expected.map(|(kind, address, words)| (kind, address.to_owned(), words.to_owned())));
}

#[test]
fn an_outline_without_a_gap() {
    let outline = |text: &str, under: Under| -> Vec<String> {
        let page = html(text, under, &mut Ids::default(), &resolve);
        page.lines()
            .filter_map(|line| Some(line.strip_prefix('<')?.split('<').next()?.replace(" id=", "").replace(['"', '>'], " ")))
            .collect()
    };
    assert_eq!(outline("# A\n\n## A {#own}\n\n### A `b`\n\n# A", Under::Title), ["h2 a  A", "h3 own  A", "h4 a-b  A ", "h2 a-2  A"]);
    assert_eq!(outline("## A\n\n##### B\n\n### C\n\n# D\n\n### E", Under::Title), ["h2 a  A", "h3 b  B", "h3 c  C", "h2 d  D", "h3 e  E"]);
    assert_eq!(outline("### A\n\n#### B\n\n##### C\n\n###### D", Under::Part), ["h4 a  A", "h5 b  B", "h6 c  C", "h6 d  D"]);
}

/// What must never pass, whatever was written.
fn is_harmless(html: &str) -> bool {
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        rest = &rest[at + 1..];
        let name: String = rest.trim_start_matches('/').chars().take_while(|character| character.is_ascii_alphanumeric()).collect();
        let known = [
            "p",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "a",
            "img",
            "em",
            "strong",
            "del",
            "code",
            "pre",
            "ul",
            "ol",
            "li",
            "blockquote",
            "div",
            "span",
            "sup",
            "section",
            "table",
            "thead",
            "tbody",
            "tr",
            "th",
            "td",
            "hr",
            "br",
        ];
        if !rest.starts_with("!--t:") && !known.contains(&name.as_str()) {
            return false;
        }
        let tag = rest.split('>').next().unwrap_or("").to_ascii_lowercase();
        let outside_quotes: String = tag.split('"').step_by(2).collect();
        if outside_quotes.contains(" on") || outside_quotes.contains(" style") {
            return false;
        }
        for attribute in ["href=\"", "src=\""] {
            if let Some(at) = tag.find(attribute) {
                let value = tag[at + attribute.len()..].split('"').next().unwrap_or("");
                let value: String = value.chars().filter(|character| !character.is_whitespace() && !character.is_control()).collect();
                if ["javascript:", "data:", "vbscript:"].iter().any(|scheme| value.starts_with(scheme)) {
                    return false;
                }
            }
        }
    }
    true
}

proptest::proptest! {
    #[test]
    fn nothing_runs(text in "([ -~\\n]|\\[|\\]|\\(|<|>|!|`|\\*|#|\\||javascript:|data:|<script|\\{#a onclick=b\\}|\\[\\^a\\]|\\n\\n|&#106;|æ|\u{a0}){0,80}") {
        let any = |address: &str| Some(address.to_owned());
        let page = html(&text, Under::Title, &mut Ids::default(), &any);
        assert!(is_harmless(&page), "{text:?} → {page}");
        let line = inline_html(&text, &any);
        assert!(is_harmless(&line), "{text:?} → {line}");
        for link in links(&text) {
            assert!(text.get(link.span.clone()).is_some(), "{text:?} {link:?}");
        }
        plain(&text);
    }
}

#[test]
#[allow(clippy::disallowed_methods, reason = "what is tested is the time")]
fn hostile_text_ends_soon() {
    /// Takes a second; raise the sizes by making this 1 when the parser changes.
    const LESS: usize = 8;
    let long = |piece: &str, times: usize| piece.repeat(times);
    let cases = [
        long("[", 50_000 / LESS),
        long("> ", 20_000 / LESS),
        long("*a ", 50_000 / LESS),
        long("![", 50_000 / LESS),
        long("- ", 20_000 / LESS),
        long("# a\n", 20_000 / LESS),
        long("[^a]", 20_000 / LESS),
        long("`", 50_000 / LESS) + &long("a`", 20_000 / LESS),
        format!("{}|\n{}|\n{}", long("|a", 2000 / LESS), long("|-", 2000 / LESS), long("|a\n", 2000 / LESS)),
        long("<!--", 20_000 / LESS),
        long("<", 50_000 / LESS),
        long("https://", 20_000 / LESS),
        long("http://a(", 5_000 / LESS) + &long(")", 20_000 / LESS),
        long("[^a]: x\n\n", 5_000 / LESS),
        long("a[^b]\n\n[^b]: a[^b]\n\n", 3_000 / LESS),
    ];
    for text in cases {
        let begin = std::time::Instant::now();
        html(&text, Under::Title, &mut Ids::default(), &resolve);
        inline_html(&text, &resolve);
        links(&text);
        plain(&text);
        let name: String = text.chars().take(12).collect();
        assert!(begin.elapsed().as_secs() < 5, "{name:?}: {:?}", begin.elapsed());
    }
}
