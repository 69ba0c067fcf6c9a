# Deutsch.

# Wörter
strategy = Strategie
goal = Ziel
goals = Ziele
challenge = Herausforderung
challenges = Herausforderungen
policy = Leitplanke
policies = Leitplanken
objective = Vorhaben
objectives = Vorhaben
key-result = Schlüsselergebnis
key-results = Schlüsselergebnisse
initiative = Maßnahme
initiatives = Maßnahmen
team = Team
teams = Teams
people = Personen
person = Person
period = Zeitraum
periods = Zeiträume
check-in = Zwischenstand
check-ins = Zwischenstände
heartbeat = Herzschlag
coverage = Abdeckung
confidence = Zuversicht
progress = Fortschritt
score = Bewertung
status = Status
owner = Verantwortlich
milestone = Meilenstein
measures = Langfristige Kennzahlen
backlog = Ideenliste
focus = Schwerpunkt
capacity = Kapazität
title = Titel
today = heute
date = Datum
value = Wert
note = Anmerkung
source = Quelle
draft = Entwurf
links = Links
contact = Kontakt
lead = Leitung
members = Mitglieder
page = Seite

# Rahmen
nav-strategy = { strategy }
nav-tree = Baum
nav-map = Karte
nav-coverage = { coverage }
nav-teams = { teams }
nav-periods = { periods }
nav-people = { people }
nav-check-ins = { check-ins }
nav-search = Suche
on-this-page = Auf dieser Seite
skip-to-content = Zum Inhalt springen
main-navigation = Hauptmenü
breadcrumbs = Sie sind hier
switch-period = Zeitraum wechseln
as-of = Stand: { $date }
edit-page = Diese Seite bearbeiten
feed = Dieser Seite folgen (Feed)
feed-new = Neues Vorhaben
calendar-period-end = { $period } endet
calendar-check-in = Zwischenstand, { $period }
moved = Diese Seite ist umgezogen
draft-notice = Das ist ein Entwurf. Niemand sonst sieht ihn, bevor er veröffentlicht ist.
front-page = Startseite
site-description = Worauf { $title } hinarbeitet: Strategie, Vorhaben und Schlüsselergebnisse.
facts = Fakten
all = Alle

# Zeiträume
period-year = { $year }
period-half = { $number }. Halbjahr { $year }
period-tertial = { $number }. Tertial { $year }
period-quarter = { $number }. Quartal { $year }
period-month = { $number ->
    [1] Januar
    [2] Februar
    [3] März
    [4] April
    [5] Mai
    [6] Juni
    [7] Juli
    [8] August
    [9] September
    [10] Oktober
    [11] November
   *[12] Dezember
} { $year }
period-past = beendet
period-running = läuft
period-future = kommt noch
current-period = Der laufende Zeitraum
days-left = { $count ->
    [0] letzter Tag
    [one] noch { $count } Tag
   *[other] noch { $count } Tage
}
gone-and-left = { $gone } vergangen, { $count ->
    [0] letzter Tag
    [one] noch { $count } Tag
   *[other] noch { $count } Tage
}

# Stand
state-on-track = Auf Kurs
state-at-risk = Gefährdet
state-off-track = Nicht auf Kurs
state-unknown = Kein Status
state-achieved = Erreicht
state-partly = Teilweise erreicht
state-missed = Nicht erreicht
state-dropped = Aufgegeben
state-silent = Verstummt
state-planned = Geplant
state-doing = In Arbeit
state-done = Fertig
count-on-track = auf Kurs
count-at-risk = gefährdet
count-off-track = nicht auf Kurs
count-unknown = ohne Status
count-achieved = erreicht
count-partly = teilweise erreicht
count-missed = nicht erreicht
count-dropped = aufgegeben
count-silent = davon verstummt
silent-days = seit { $count ->
    [one] { $count } Tag
   *[other] { $count } Tagen
} still
said-on = gesagt am { $date }

# Zahlen
quantity = { $value }{"\u00A0"}{ $unit }
quantity-percent = { $value }{"\u00A0"}%
quantity-points = { $count ->
    [one] { $value } Prozentpunkt
   *[other] { $value } Prozentpunkte
}
from-to = von { $from } auf { $to }
from-unknown-to = von unbekannt auf { $to }
to = auf { $to }
at-least = mindestens { $value }
at-most = höchstens { $value }
between = zwischen { $low } und { $high }
of-milestones = von { $count } { $count ->
    [one] Meilenstein
   *[other] Meilensteinen
}
done-on = Fertig am { $date }
is-done = Fertig
not-done-yet = Noch nicht fertig
not-measured-yet = Noch nicht gemessen
no-value-yet = Noch keine Zahl
no-number = Keine Zahl
due = bis { $date }
due-date = Frist
overdue = überfällig
was = vorher { $value }
level-holds = Eingehalten
level-below = { $distance } darunter
level-above = { $distance } darüber
level-broken = Nicht eingehalten
held-of = bei { $held } von { $of } Zwischenständen eingehalten
reached = erreicht
not-reached-yet = noch nicht erreicht
progress-is = Fortschritt { $progress }
pace-is = { $pace } des Zeitraums sind vergangen
score-is = Bewertung { $score }
score-is-computed = Bewertung { $score }, berechnet
score-short = Bewertung { $score }
computed = berechnet
confidence-of = Zuversicht { $confidence }
confidence-is = Zuversicht
mark-baseline = Start
mark-commit = zugesagt
mark-target = Ziel
mark-stretch = Traumziel
mark-low = min.
mark-high = max.
mark-milestone = Meilenstein
chart-title = { $title }: { $value } am { $date }
numbers-table = { $count ->
    [one] Der Zwischenstand als Tabelle
   *[other] Alle { $count } Zwischenstände als Tabelle
}

# Wie es berechnet ist
how-computed = Wie wird das berechnet?
how-progress-computed = Wie wird der Fortschritt berechnet?
computed-target = Der zurückgelegte Weg, vom Start zum Wert, geteilt durch den ganzen Weg, vom Start zum Ziel:
computed-clamped = Der Balken bleibt zwischen 0 und 100 %; die Zahl steht da, wie sie ist.
computed-unknown-baseline = Der Start ist unbekannt, also lässt sich nicht sagen, wie weit es gekommen ist.
computed-no-value = Noch kein Zwischenstand hat eine Zahl genannt. Bis dahin zählt es als 0.
computed-no-way = Es gibt eine Zahl, aber ohne einen Start, der sich vom Ziel unterscheidet, lässt sich nicht sagen, wie weit es gekommen ist. Der Fortschritt des Vorhabens lässt es aus.
computed-level = Ein Niveau, das zu halten ist, zählt als 100 %, solange es eingehalten wird, und sonst als 0.
computed-milestones = Der Fortschritt ist die Bewertung, die für den letzten heute erreichten Meilenstein vereinbart ist.
computed-done = Es zählt als 0, bis es fertig ist, und dann als 100 %.
computed-none = Es wird noch nicht gemessen und hat keinen Fortschritt.
computed-share = Es macht { $share } des Fortschritts des Vorhabens aus.
computed-weight = Sein Gewicht ist { $weight }.
computed-objective = Der Durchschnitt der Schlüsselergebnisse, jedes nach seinem Gewicht:
counted-as-zero = { $count ->
    [one] { $count } Schlüsselergebnis hat noch keine Zahl und zählt als 0.
   *[other] { $count } Schlüsselergebnisse haben noch keine Zahl und zählen als 0.
}
score-written = Bewertung { $score }, von einem Menschen gegeben.
score-computed = Bewertung { $score }, aus den Zahlen berechnet.

# Zusammenhang
because = Trägt bei zu
because-also = und zu
because-heading = Trägt bei zu
which-supports = das unterstützt
supports-goal = { goal }
supports-challenge = { challenge }
supports-policy = { policy }
supports-objective = { objective }
supports-key-result = { key-result }
supports-draft = { draft }
which-supports-goal = { goal }
which-supports-challenge = { challenge }
which-supports-policy = { policy }
which-supports-objective = { objective }
which-supports-key-result = { key-result }
which-supports-draft = { draft }
by-key-result = durch das Schlüsselergebnis „{ $title }“
to-key-result = zum Schlüsselergebnis „{ $title }“
stands-alone = Steht für sich:
supports-nothing = Unterstützt nichts in der Strategie
supports-nothing-explained = Dieses Vorhaben nennt nichts in der Strategie, das es unterstützt, und keinen Grund, für sich zu stehen.
supports-indirectly = Über andere
answers = Antwortet auf
answered-by = Beantwortet durch
stands-under = Steht unter
goals-below = Ziele darunter
nobody = niemand
nobody-works-on = Daran arbeitet niemand
nobody-works-on-this = Daran arbeitet gerade niemand
who-works-on-it = Wer daran arbeitet
weakest = Am schwächsten:
no-objective-supports = Kein Vorhaben unterstützt das im Zeitraum { $period }.
no-objective-supports-at-all = Kein Vorhaben unterstützt das.
other-periods = In anderen Zeiträumen
work-shown-for = Gezeigter Zeitraum:

# Startseite
what-to-write-next = Was als Nächstes zu schreiben ist
write-strategy = Die Strategie
write-strategy-why = Wohin die Organisation will, in einem Satz, und warum. Alles andere weist hierher zurück.
write-strategy-file = content/strategy/index.md
write-goal = Ein Ziel
write-goal-why = Etwas Greifbares, auf das alle in den nächsten Jahren hinarbeiten. Drei bis fünf genügen.
write-goal-file = content/strategy/goals/our-goal.md
write-team = Ein Team
write-team-why = Wer das Team ist, wofür es da ist und welche Arbeit alles am Laufen hält.
write-team-file = content/teams/our-team/index.md
write-objective = Ein Vorhaben
write-objective-why = Was das Team in diesem Zeitraum ändern will, mit zwei bis vier Schlüsselergebnissen, die zeigen, ob es gelungen ist.
write-objective-file = content/teams/our-team/2026-q4/our-objective.md
attention-off-track = Nicht auf Kurs
attention-at-risk = Gefährdet
attention-silent = Verstummt
attention-unaligned = Unterstützen nichts in der Strategie
all-of-them = Alle { $count }
see-coverage = Wo Strategie und Arbeit sich treffen
no-objectives-yet = Noch kein Team hat Vorhaben für diesen Zeitraum veröffentlicht.
strategy-tree = Strategiebaum
whole-tree = Der ganze Baum
needs-attention = Ein Gespräch wert
latest-check-ins = Letzte Zwischenstände
all-check-ins = Alle Zwischenstände
about-this-site = Über diese Seiten

# Baum
tree-alone = Stehen für sich, mit Grund
tree-unaligned = Unterstützen nichts in der Strategie
tree-reference = steht an anderer Stelle vollständig
tree-reference-above = steht an anderer Stelle vollständig, mit { $count } darunter
tree-expand = Aufklappen
tree-collapse = Zuklappen
filter = Filter
filter-text = Wörter
filter-none = Nichts passt. Wählen Sie weniger Filter.
unfold-all = Alles aufklappen
fold-all = Bis zu den Vorhaben zuklappen
count-objectives = { $count ->
    [one] { $count } Vorhaben
   *[other] { $count } Vorhaben
}
count-of = { $shown } von { $total } Vorhaben
count-teams = { $count ->
    [one] { $count } Team
   *[other] { $count } Teams
}
strategy-map = Strategiekarte
see-as-map = Als Karte
see-as-tree = Als Tabelle
map-desc = Eine Zeichnung des Strategiebaums: links, was die Strategie verlangt, rechts davon die Vorhaben, die es unterstützen. Eine gepunktete Linie ist eine weitere Unterstützung. Die Tabelle des Strategiebaums sagt dasselbe in Worten.
map-larger = Größer
map-smaller = Kleiner
map-whole = Ganze Karte
map-keys = Ziehen verschiebt. Pfeiltasten gehen von Punkt zu Punkt, die Leertaste klappt ein, + und − zoomen.
map-gathered = { $count } Vorhaben sind zu viele für eine Zeichnung. Hier sind sie nach Teams gezählt; jede Zahl führt zum Baum, der sie zeigt.
empty-tree = Noch ist der Baum leer. Er wächst aus den Zielen der Strategie und den Vorhaben, die sie unterstützen.

# Abdeckung
coverage-lede = Welches Team woran in der Strategie arbeitet und wo niemand.
coverage-caption = Zahl der Vorhaben jedes Teams, die den jeweiligen Teil der Strategie unterstützen
in-all = Insgesamt
gaps = Lücken
gaps-explained = Teile der Strategie, die in diesem Zeitraum kein Vorhaben unterstützt.
no-gaps = Keine. Jedes Ziel und jede Herausforderung hat mindestens ein Vorhaben.
islands = Inseln
islands-explained = Vorhaben, die für sich stehen, und warum.
no-islands = Keine. Jedes Vorhaben unterstützt etwas.
teams-without-objectives = Teams ohne Vorhaben in diesem Zeitraum
behind-the-table = Hinter der Tabelle
empty-coverage = Sobald es Ziele und Teams gibt, zeigt diese Tabelle, wo sie sich treffen.
empty-strategy = Die Herausforderungen, Leitplanken und Ziele sind noch nicht geschrieben. Jedes ist eine kleine Datei in content/strategy.

# Teams
teams-lede = Wer wir sind und was bei jedem Team Vorrang hat: { $period }.
heartbeat-only = Nur Herzschlag
heartbeat-out = { $count } { $count ->
    [one] Herzschlag-Kennzahl nicht eingehalten
   *[other] Herzschlag-Kennzahlen nicht eingehalten
}
no-objectives-this-period = Keine Vorhaben in diesem Zeitraum
empty-teams = Noch ist kein Team beschrieben. Ein Team ist ein Ordner in content/teams mit einer index.md.
team-without-objectives = Keine Vorhaben im Zeitraum { $period }.
team-without-any-objectives = Noch keine Vorhaben. Das erste ist eine Datei im Ordner des Teams, in einem Ordner mit dem Namen des Zeitraums.
team-heartbeat-instead = Die Arbeit des Teams ist sein Herzschlag.
focus-in = Schwerpunkt, { $period }
no-key-results = Noch keine Schlüsselergebnisse.
looking-back = Rückblick
in-our-words = In eigenen Worten
last-period = Letzter Zeitraum
see-period = Diesen Zeitraum ansehen
about-the-team = Über das Team
count-ideas = { $count ->
    [one] { $count } Idee für später
   *[other] { $count } Ideen für später
}
not-doing = Tun wir nicht
with-others = Mit anderen
depends-on = Zählt auf
helps = Hilft
supported-by = Unterstützt von
for = für
part-of = Teil von
teams-below = Teams darunter
capacity-shares = { $objectives } Vorhaben, { $heartbeat } Herzschlag

# Vorhaben
latest-word = Zuletzt gesagt
why = Warum
no-why = Das Warum ist noch nicht geschrieben. Ein paar Sätze genügen: warum das, warum jetzt?
with = Mit
through-time = Im Lauf der Zeit
allowed = Ausnahmen
other-objectives = { $team } arbeitet auch an

# Zeiträume, Personen, Zwischenstände
what-was-learned = Was wir gelernt haben
empty-periods = Noch gibt es keine Zeiträume. Sie kommen mit dem ersten Vorhaben.
empty-period = Keine Vorhaben in diesem Zeitraum.
empty-people = Noch ist niemand genannt. Personen stehen hier, wenn sie für etwas verantwortlich sind oder etwas leiten.
leads = Leitet
member-of = Mitglied von
contributes-to = Trägt bei zu
graded = Bewertet.
empty-check-ins = Noch keine Zwischenstände. Ein Zwischenstand ist eine Zeile in der Datei des Vorhabens: ein Datum, eine Zahl, wie groß die Zuversicht ist.

# Suche
search = Suche
search-label = Ein Team, ein Vorhaben, ein Ziel oder eine Person finden
search-none = Nichts gefunden. Versuchen Sie weniger Buchstaben.
search-found = { $count } gefunden
search-first = Die ersten { $shown }. Mehr Buchstaben grenzen es ein.
search-keys = ↓ und ↑ wählen, Enter öffnet, Esc schließt.
search-slash = Die Taste / öffnet die Suche auf jeder Seite

# Nicht gefunden
not-found = Diese Seite gibt es nicht
not-found-lede = Vielleicht ist sie umgezogen oder heißt jetzt anders. Von hier aus finden Sie alles:

# Die eigene Seite des Themes
theme = Das Aussehen
theme-lede = Alle Variablen und alle Teile dieses Themes, mit erfundenen Daten. Nur die Vorschau hat diese Seite.
theme-type = Schrift
theme-space = Abstände und Maße
theme-colour = Farben
theme-light = Hell
theme-dark = Dunkel
theme-charts = Diagramme
theme-words = Worte

# Ein Satz für Neue
hint-tree-question = Was ist der Strategiebaum?
hint-tree = Er zeigt, wofür jedes Vorhaben da ist: oben die Ziele, darunter die Vorhaben, die sie unterstützen, und die Schlüsselergebnisse, die zeigen, ob es gelungen ist.
hint-goal-question = Was ist ein Ziel?
hint-goal = Etwas Greifbares, auf das die ganze Organisation über mehrere Jahre hinarbeitet.
hint-challenge-question = Was ist eine Herausforderung?
hint-challenge = Ein Problem, das gelöst werden muss, damit die Strategie gelingt.
hint-policy-question = Was ist eine Leitplanke?
hint-policy = Wie wir entschieden haben, mit den Herausforderungen umzugehen, damit es nicht jeder neu entscheiden muss.
hint-objective-question = Was ist ein Vorhaben?
hint-objective = Was ein Team in diesem Zeitraum ändern will, in Worten, die man behält.
hint-key-result-question = Was ist ein Schlüsselergebnis?
hint-key-result = Eine Zahl, die zeigt, ob das Vorhaben gelungen ist: wo sie begann, wo sie enden soll, wo sie jetzt steht.
hint-initiative-question = Was ist eine Maßnahme?
hint-initiative = Arbeit, die das Team tut, weil es glaubt, dass sie ein Schlüsselergebnis bewegt.
hint-heartbeat-question = Was ist Herzschlag?
hint-heartbeat = Die Arbeit, die alles am Laufen hält und in kein Vorhaben passt: Betrieb, Support, Bereitschaft, Reparaturen. Sie zählt genauso viel.
hint-check-in-question = Was ist ein Zwischenstand?
hint-check-in = Eine kurze Notiz alle ein, zwei Wochen: die Zahl jetzt, wie zuversichtlich das Team ist und warum.
hint-period-question = Was ist ein Zeitraum?
hint-period = Die Zeit, für die ein Vorhaben gesetzt ist, meist ein Quartal. Ist sie vorbei, bekommen die Vorhaben eine Bewertung, und das Team schreibt auf, was es gelernt hat.
hint-confidence-question = Was ist Zuversicht?
hint-confidence = Wie sicher das Team ist, von 0 bis 10, dass das Ziel erreicht wird.

# Hinweise und Fußnoten
alert-note = Hinweis
alert-tip = Tipp
alert-important = Wichtig
alert-warning = Warnung
alert-caution = Vorsicht
footnote-back = Zurück zum Text
