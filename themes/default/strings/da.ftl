# Dansk.

# Ord
strategy = Strategi
goal = Mål
goals = Mål
challenge = Udfordring
challenges = Udfordringer
policy = Retningslinje
policies = Retningslinjer
objective = Målsætning
objectives = Målsætninger
key-result = Nøgleresultat
key-results = Nøgleresultater
initiative = Initiativ
initiatives = Initiativer
team = Team
teams = Teams
people = Personer
person = Person
period = Periode
periods = Perioder
check-in = Opdatering
check-ins = Opdateringer
heartbeat = Hjerteslag
coverage = Dækning
confidence = Tiltro
progress = Fremdrift
score = Karakter
status = Status
owner = Ansvarlig
milestone = Milepæl
measures = Langsigtede nøgletal
backlog = Idéliste
focus = Fokus
capacity = Kapacitet
title = Titel
today = i dag
date = Dato
value = Værdi
note = Note
source = Kilde
draft = Udkast
links = Links
contact = Kontakt
lead = Leder
members = Medlemmer
page = Side

# Ramme
nav-strategy = { strategy }
nav-tree = Træ
nav-map = Kort
nav-coverage = { coverage }
nav-teams = { teams }
nav-periods = { periods }
nav-people = { people }
nav-check-ins = { check-ins }
nav-search = Søg
on-this-page = På denne side
skip-to-content = Spring til indholdet
main-navigation = Hovedmenu
breadcrumbs = Du er her
switch-period = Skift periode
as-of = Status pr. { $date }
edit-page = Rediger siden
feed = Følg siden (feed)
feed-new = Ny målsætning
calendar-period-end = { $period } slutter
calendar-check-in = Opdatering, { $period }
moved = Siden er flyttet
draft-notice = Dette er et udkast. Ingen andre ser det, før det er udgivet.
front-page = Forsiden
site-description = Hvad { $title } arbejder mod: strategi, målsætninger og nøgleresultater.
facts = Fakta
all = Alle

# Perioder
period-year = { $year }
period-half = { $number }. halvår { $year }
period-tertial = { $number }. tertial { $year }
period-quarter = { $number }. kvartal { $year }
period-month = { $number ->
    [1] januar
    [2] februar
    [3] marts
    [4] april
    [5] maj
    [6] juni
    [7] juli
    [8] august
    [9] september
    [10] oktober
    [11] november
   *[12] december
} { $year }
period-past = afsluttet
period-running = i gang
period-future = kommer
current-period = Perioden nu
days-left = { $count ->
    [0] sidste dag
    [one] { $count } dag tilbage
   *[other] { $count } dage tilbage
}
gone-and-left = { $gone } er gået, { $count ->
    [0] sidste dag
    [one] { $count } dag tilbage
   *[other] { $count } dage tilbage
}

# Tilstand
state-on-track = På sporet
state-at-risk = I farezonen
state-off-track = Ude af kurs
state-unknown = Ingen status
state-achieved = Nået
state-partly = Delvist nået
state-missed = Ikke nået
state-dropped = Droppet
state-silent = Blevet tavs
state-planned = Planlagt
state-doing = I gang
state-done = Færdig
count-on-track = på sporet
count-at-risk = i farezonen
count-off-track = ude af kurs
count-unknown = uden status
count-achieved = { $count ->
    [one] nået
   *[other] nåede
}
count-partly = { $count ->
    [one] delvist nået
   *[other] delvist nåede
}
count-missed = { $count ->
    [one] ikke nået
   *[other] ikke nåede
}
count-dropped = { $count ->
    [one] droppet
   *[other] droppede
}
count-silent = af dem tavse
silent-days = tavs i { $count ->
    [one] { $count } dag
   *[other] { $count } dage
}
said-on = sagt { $date }

# Tal
quantity = { $value }{"\u00A0"}{ $unit }
quantity-percent = { $value }{"\u00A0"}%
quantity-points = { $value } procentpoint
from-to = fra { $from } til { $to }
from-unknown-to = fra en ukendt start til { $to }
to = til { $to }
at-least = mindst { $value }
at-most = højst { $value }
between = mellem { $low } og { $high }
of-milestones = af { $count } { $count ->
    [one] milepæl
   *[other] milepæle
}
done-on = Færdig { $date }
is-done = Færdig
not-done-yet = Ikke færdig endnu
not-measured-yet = Ikke målt endnu
no-value-yet = Intet tal endnu
no-number = Intet tal
due = senest { $date }
due-date = Frist
overdue = over fristen
was = var { $value }
level-holds = Overholdt
level-below = { $distance } under
level-above = { $distance } over
level-broken = Ikke overholdt
held-of = overholdt ved { $held } af { $of } opdateringer
reached = nået
not-reached-yet = ikke nået endnu
progress-is = Fremdrift { $progress }
pace-is = { $pace } af perioden er gået
score-is = Karakter { $score }
score-is-computed = Karakter { $score }, beregnet
score-short = karakter { $score }
computed = beregnet
confidence-of = tiltro { $confidence }
confidence-is = Tiltro
mark-baseline = start
mark-commit = lovet
mark-target = mål
mark-stretch = drømmemål
mark-low = mindst
mark-high = højst
mark-milestone = milepæl
chart-title = { $title }: { $value } den { $date }
numbers-table = { $count ->
    [one] Opdateringen som tabel
   *[other] Alle { $count } opdateringer som tabel
}

# Sådan er det beregnet
how-computed = Hvordan beregnes det?
how-progress-computed = Hvordan beregnes fremdriften?
computed-target = Så langt det er nået, fra start til nuværende værdi, divideret med hele vejen, fra start til mål:
computed-clamped = Søjlen holder sig mellem 0 og 100 %; tallet vises, som det er.
computed-unknown-baseline = Starten er ukendt, så det kan ikke siges, hvor langt det er kommet.
computed-no-value = Ingen opdatering har givet et tal endnu. Indtil da tæller det som 0.
computed-no-way = Der findes et tal, men uden en start, der er en anden end målet, kan det ikke siges, hvor langt det er kommet. Målsætningens fremdrift ser bort fra det.
computed-level = Et niveau, der skal holdes, tæller som 100 %, så længe det er overholdt, og ellers som 0.
computed-milestones = Fremdriften er den karakter, der er aftalt for den sidste milepæl, som er nået i dag.
computed-done = Det tæller som 0, indtil det er færdigt, og så som 100 %.
computed-none = Det er ikke målt endnu og har ingen fremdrift.
computed-share = Det udgør { $share } af målsætningens fremdrift.
computed-weight = Vægten er { $weight }.
computed-objective = Gennemsnittet af nøgleresultaterne, hvert efter sin vægt:
counted-as-zero = { $count ->
    [one] { $count } nøgleresultat har intet tal endnu og tæller som 0.
   *[other] { $count } nøgleresultater har intet tal endnu og tæller som 0.
}
score-written = Karakter { $score }, givet af et menneske.
score-computed = Karakter { $score }, beregnet af tallene.

# Sammenhæng
because = Bidrager til
because-also = og til
because-heading = Bidrager til
which-supports = som støtter
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
by-key-result = gennem nøgleresultatet »{ $title }«
to-key-result = til nøgleresultatet »{ $title }«
stands-alone = Står alene:
supports-nothing = Støtter intet i strategien
supports-nothing-explained = Målsætningen nævner intet i strategien, som den støtter, og ingen grund til at stå alene.
supports-indirectly = Gennem andre
answers = Svarer på
answered-by = Besvares af
stands-under = Står under
goals-below = Mål under
nobody = ingen
nobody-works-on = Ingen arbejder med
nobody-works-on-this = Ingen arbejder med det nu
who-works-on-it = Hvem der arbejder med det
weakest = Svagest:
no-objective-supports = Ingen målsætning støtter dette i { $period }.
no-objective-supports-at-all = Ingen målsætning støtter dette.
other-periods = I andre perioder
work-shown-for = Vist periode:

# Forside
what-to-write-next = Hvad du kan skrive nu
write-strategy = Strategien
write-strategy-why = Hvor organisationen skal hen, i én sætning, og hvorfor. Alt andet peger tilbage hertil.
write-strategy-file = content/strategy/index.md
write-goal = Et mål
write-goal-why = Noget konkret at strække sig efter de næste år. Tre til fem er nok.
write-goal-file = content/strategy/goals/our-goal.md
write-team = Et team
write-team-why = Hvem I er, hvad I er til for, og arbejdet, der holder hjulene i gang.
write-team-file = content/teams/our-team/index.md
write-objective = En målsætning
write-objective-why = Hvad teamet vil ændre i perioden, med to til fire nøgleresultater, der viser, om det virkede.
write-objective-file = content/teams/our-team/2026-q4/our-objective.md
attention-off-track = Ude af kurs
attention-at-risk = I farezonen
attention-silent = Er blevet tavse
attention-unaligned = Støtter intet i strategien
all-of-them = Alle { $count }
see-coverage = Hvor strategi og arbejde mødes
no-objectives-yet = Intet team har udgivet målsætninger for perioden endnu.
strategy-tree = Strategitræ
whole-tree = Hele træet
needs-attention = Værd at tale om
latest-check-ins = Seneste opdateringer
all-check-ins = Alle opdateringer
about-this-site = Om disse sider

# Træ
tree-alone = Står alene, med en grund
tree-unaligned = Støtter intet i strategien
tree-reference = vises i sin helhed et andet sted
tree-reference-above = vises i sin helhed et andet sted, med { $count } under sig
tree-expand = Fold ud
tree-collapse = Fold sammen
filter = Filter
filter-text = Ord
filter-none = Intet passer. Vælg færre filtre.
unfold-all = Fold alt ud
fold-all = Fold sammen til målsætninger
count-objectives = { $count ->
    [one] { $count } målsætning
   *[other] { $count } målsætninger
}
count-of = { $shown } af { $total } målsætninger
count-teams = { $count ->
    [one] { $count } team
   *[other] { $count } teams
}
strategy-map = Strategikort
see-as-map = Som kort
see-as-tree = Som tabel
map-desc = En tegning af strategitræet: det, strategien kræver, til venstre, og målsætningerne, der støtter det, til højre for det. En prikket linje er endnu en støtte. Tabellen med strategitræet siger det samme med ord.
map-larger = Større
map-smaller = Mindre
map-whole = Hele kortet
map-keys = Træk for at flytte. Piletasterne går fra punkt til punkt, mellemrum folder, + og − zoomer.
map-gathered = { $count } målsætninger er for mange til én tegning. Her er de talt op pr. team; hvert tal fører til træet, som viser dem.
empty-tree = Der er intet i træet endnu. Det vokser frem af strategiens mål og de målsætninger, der støtter dem.

# Dækning
coverage-lede = Hvilke teams der arbejder med hvad i strategien, og hvor ingen gør det.
coverage-caption = Antal målsætninger pr. team, der støtter hver del af strategien
in-all = I alt
gaps = Huller
gaps-explained = Dele af strategien, som ingen målsætning støtter i denne periode.
no-gaps = Ingen. Hvert mål og hver udfordring har mindst én målsætning.
islands = Øer
islands-explained = Målsætninger, der står alene, og hvorfor.
no-islands = Ingen. Hver målsætning støtter noget.
teams-without-objectives = Teams uden målsætninger i denne periode
behind-the-table = Bag tabellen
empty-coverage = Når der er mål og teams, viser tabellen, hvor de mødes.
empty-strategy = Udfordringerne, retningslinjerne og målene er ikke skrevet endnu. Hver af dem er en lille fil i content/strategy.

# Team
teams-lede = Hvem vi er, og hvad hvert team sætter først i { $period }.
heartbeat-only = Kun hjerteslag
heartbeat-out = { $count } { $count ->
    [one] hjerteslagstal er ikke overholdt
   *[other] hjerteslagstal er ikke overholdt
}
no-objectives-this-period = Ingen målsætninger i denne periode
empty-teams = Intet team er beskrevet endnu. Et team er en mappe i content/teams med en index.md.
team-without-objectives = Ingen målsætninger i { $period }.
team-without-any-objectives = Ingen målsætninger endnu. Den første er en fil i teamets mappe, i en mappe med periodens navn.
team-heartbeat-instead = Teamets arbejde er dets hjerteslag.
focus-in = Fokus i { $period }
no-key-results = Ingen nøgleresultater endnu.
looking-back = Tilbageblik
in-our-words = Med vores egne ord
last-period = Forrige periode
see-period = Se den periode
about-the-team = Om teamet
count-ideas = { $count ->
    [one] { $count } idé til senere
   *[other] { $count } idéer til senere
}
not-doing = Gør ikke
with-others = Sammen med andre
depends-on = Regner med
helps = Hjælper
supported-by = Støttes af
for = for
part-of = Del af
teams-below = Teams under
capacity-shares = { $objectives } målsætninger, { $heartbeat } hjerteslag

# Målsætning
latest-word = Senest sagt
why = Hvorfor
no-why = Begrundelsen er ikke skrevet endnu. Nogle få sætninger er nok: hvorfor dette, hvorfor nu?
with = Med
through-time = Gennem tiden
allowed = Undtagelser
other-objectives = { $team } arbejder også med

# Perioder, personer, opdateringer
what-was-learned = Hvad vi lærte
empty-periods = Der er ingen perioder endnu. De kommer med den første målsætning.
empty-period = Ingen målsætninger i denne periode.
empty-people = Ingen er nævnt endnu. Personer vises her, når de har ansvar for eller leder noget.
leads = Leder
member-of = Medlem af
contributes-to = Bidrager til
graded = Vurderet.
empty-check-ins = Ingen opdateringer endnu. En opdatering er én linje i målsætningens fil: en dato, et tal, hvor stor tiltroen er.

# Søg
search = Søg
search-label = Find et team, en målsætning, et mål eller en person
search-none = Intet fundet. Prøv færre bogstaver.
search-found = { $count } fundet
search-first = De første { $shown }. Flere bogstaver giver færre resultater.
search-keys = ↓ og ↑ vælger, Enter åbner, Esc lukker.
search-slash = Tasten / åbner søgningen på alle sider

# Findes ikke
not-found = Siden findes ikke
not-found-lede = Den kan være flyttet eller have fået nyt navn. Herfra finder du alt:

# Temaets egen side
theme = Udseendet
theme-lede = Alle variabler og alle dele af dette tema med opdigtede data. Kun forhåndsvisningen har denne side.
theme-type = Skrift
theme-space = Afstande og mål
theme-colour = Farver
theme-light = Lyst
theme-dark = Mørkt
theme-charts = Diagrammer
theme-words = Ord

# Én sætning til en nybegynder
hint-tree-question = Hvad er strategitræet?
hint-tree = Det viser, hvad hver målsætning er til for: målene øverst, målsætningerne, der støtter dem, under, og nøgleresultaterne, der viser, om det virkede.
hint-goal-question = Hvad er et mål?
hint-goal = Noget konkret, som hele organisationen strækker sig efter gennem flere år.
hint-challenge-question = Hvad er en udfordring?
hint-challenge = Et problem, der skal løses, for at strategien kan lykkes.
hint-policy-question = Hvad er en retningslinje?
hint-policy = En rettesnor: hvordan vi har valgt at møde udfordringerne, så ikke alle skal afgøre det igen.
hint-objective-question = Hvad er en målsætning?
hint-objective = Hvad et team vil ændre i denne periode, i ord, man husker.
hint-key-result-question = Hvad er et nøgleresultat?
hint-key-result = Et tal, der viser, om målsætningen blev nået: hvor det startede, hvor det skal ende, hvor det er nu.
hint-initiative-question = Hvad er et initiativ?
hint-initiative = Arbejde, som teamet gør, fordi det tror, at det flytter et nøgleresultat.
hint-heartbeat-question = Hvad er hjerteslag?
hint-heartbeat = Arbejdet, der holder hjulene i gang og ikke passer ind i nogen målsætning: drift, support, vagter, reparationer. Det tæller lige så meget.
hint-check-in-question = Hvad er en opdatering?
hint-check-in = En kort besked hver eller hver anden uge: tallet nu, hvor stor tiltro teamet har, og hvorfor.
hint-period-question = Hvad er en periode?
hint-period = Den tid, en målsætning er sat for, oftest et kvartal. Når den er forbi, får målsætningerne en karakter, og teamet skriver ned, hvad det lærte.
hint-confidence-question = Hvad er tiltro?
hint-confidence = Hvor sikkert teamet er, fra 0 til 10, på at målet bliver nået.

# Advarsler og fodnoter
alert-note = Bemærk
alert-tip = Tip
alert-important = Vigtigt
alert-warning = Advarsel
alert-caution = Pas på
footnote-back = Tilbage til teksten
