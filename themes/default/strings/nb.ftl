# Norsk bokmål.

# Ord
strategy = Strategi
goal = Mål
goals = Mål
challenge = Utfordring
challenges = Utfordringer
policy = Retningslinje
policies = Retningslinjer
objective = Målsetting
objectives = Målsettinger
key-result = Nøkkelresultat
key-results = Nøkkelresultater
initiative = Tiltak
initiatives = Tiltak
team = Team
teams = Team
people = Folk
person = Person
period = Periode
periods = Perioder
check-in = Oppdatering
check-ins = Oppdateringer
heartbeat = Hjerteslag
coverage = Dekning
confidence = Tiltro
progress = Framdrift
score = Karakter
status = Status
owner = Ansvarlig
milestone = Milepæl
measures = Langsiktige nøkkeltall
backlog = Idéliste
focus = Fokus
capacity = Kapasitet
title = Tittel
today = i dag
date = Dato
value = Verdi
note = Merknad
source = Kilde
draft = Utkast
links = Lenker
contact = Kontakt
lead = Leder
members = Medlemmer
page = Side

# Ramme
nav-strategy = { strategy }
nav-tree = Tre
nav-map = Kart
nav-coverage = { coverage }
nav-teams = { teams }
nav-periods = { periods }
nav-people = { people }
nav-check-ins = { check-ins }
nav-search = Søk
on-this-page = På denne siden
skip-to-content = Hopp til innholdet
main-navigation = Hovedmeny
breadcrumbs = Du er her
switch-period = Bytt periode
as-of = Status per { $date }
edit-page = Rediger denne siden
feed = Følg denne siden (nyhetsstrøm)
feed-new = Ny målsetting
calendar-period-end = { $period } er slutt
calendar-check-in = Oppdatering, { $period }
moved = Denne siden er flyttet
draft-notice = Dette er et utkast. Ingen andre ser det før det er publisert.
front-page = Forsiden
site-description = Hva { $title } arbeider mot: strategi, målsettinger og nøkkelresultater.
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
    [3] mars
    [4] april
    [5] mai
    [6] juni
    [7] juli
    [8] august
    [9] september
    [10] oktober
    [11] november
   *[12] desember
} { $year }
period-past = avsluttet
period-running = pågår
period-future = kommer
current-period = Perioden nå
days-left = { $count ->
    [0] siste dag
    [one] { $count } dag igjen
   *[other] { $count } dager igjen
}
gone-and-left = { $gone } er gått, { $count ->
    [0] siste dag
    [one] { $count } dag igjen
   *[other] { $count } dager igjen
}

# Tilstand
state-on-track = I rute
state-at-risk = I faresonen
state-off-track = Ute av kurs
state-unknown = Ingen status
state-achieved = Nådd
state-partly = Delvis nådd
state-missed = Ikke nådd
state-dropped = Lagt bort
state-silent = Har blitt stille
state-planned = Planlagt
state-doing = I gang
state-done = Ferdig
count-on-track = i rute
count-at-risk = i faresonen
count-off-track = ute av kurs
count-unknown = uten status
count-achieved = { $count ->
    [one] nådd
   *[other] nådde
}
count-partly = { $count ->
    [one] delvis nådd
   *[other] delvis nådde
}
count-missed = { $count ->
    [one] ikke nådd
   *[other] ikke nådde
}
count-dropped = lagt bort
count-silent = av dem stille
silent-days = stille i { $count ->
    [one] { $count } dag
   *[other] { $count } dager
}
said-on = sagt { $date }

# Tall
quantity = { $value }{"\u00A0"}{ $unit }
quantity-percent = { $value }{"\u00A0"}%
quantity-points = { $value } prosentpoeng
from-to = fra { $from } til { $to }
from-unknown-to = fra en ukjent start til { $to }
to = til { $to }
at-least = minst { $value }
at-most = høyst { $value }
between = mellom { $low } og { $high }
of-milestones = av { $count } { $count ->
    [one] milepæl
   *[other] milepæler
}
done-on = Ferdig { $date }
is-done = Ferdig
not-done-yet = Ikke ferdig ennå
not-measured-yet = Ikke målt ennå
no-value-yet = Ikke noe tall ennå
no-number = Ikke noe tall
due = innen { $date }
due-date = Frist
overdue = over fristen
was = var { $value }
level-holds = Holder
level-below = { $distance } under
level-above = { $distance } over
level-broken = Holder ikke
held-of = har holdt ved { $held } av { $of } oppdateringer
reached = nådd
not-reached-yet = ikke nådd ennå
progress-is = Framdrift { $progress }
pace-is = { $pace } av perioden er gått
score-is = Karakter { $score }
score-is-computed = Karakter { $score }, regnet ut
score-short = karakter { $score }
computed = regnet ut
confidence-of = tiltro { $confidence }
confidence-is = Tiltro
mark-baseline = start
mark-commit = lovet
mark-target = mål
mark-stretch = strekk
mark-low = minst
mark-high = høyst
mark-milestone = milepæl
chart-title = { $title }: { $value } den { $date }
numbers-table = { $count ->
    [one] Oppdateringen som tabell
   *[other] Alle { $count } oppdateringer som tabell
}

# Slik er det regnet ut
how-computed = Hvordan er dette regnet ut?
how-progress-computed = Hvordan er framdriften regnet ut?
computed-target = Veien som er gått, fra start til verdi, delt på hele veien, fra start til mål:
computed-clamped = Søylen holder seg mellom 0 og 100 %; tallet vises som det er.
computed-unknown-baseline = Starten er ukjent, så hvor langt det er kommet, kan ikke sies.
computed-no-value = Ingen oppdatering har gitt et tall ennå. Til da teller det som 0.
computed-no-way = Det finnes et tall, men uten en start som er en annen enn målet, kan det ikke sies hvor langt det er kommet. Målsettingens framdrift ser bort fra det.
computed-level = Et nivå som skal holdes, teller som 100 % så lenge det holder, og ellers som 0.
computed-milestones = Framdriften er karakteren som er avtalt for den siste milepælen som er nådd i dag.
computed-done = Det teller som 0 til det er ferdig, og så som 100 %.
computed-none = Det er ikke målt ennå og har ingen framdrift.
computed-share = Det utgjør { $share } av målsettingens framdrift.
computed-weight = Vekten er { $weight }.
computed-objective = Snittet av nøkkelresultatene, hvert etter sin vekt:
counted-as-zero = { $count ->
    [one] { $count } nøkkelresultat har ikke noe tall ennå og teller som 0.
   *[other] { $count } nøkkelresultater har ikke noe tall ennå og teller som 0.
}
score-written = Karakter { $score }, gitt av et menneske.
score-computed = Karakter { $score }, regnet ut av tallene.

# Sammenheng
because = Bidrar til
because-also = og til
because-heading = Bidrar til
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
by-key-result = gjennom nøkkelresultatet «{ $title }»
to-key-result = til nøkkelresultatet «{ $title }»
stands-alone = Står alene:
supports-nothing = Støtter ikke noe i strategien
supports-nothing-explained = Denne målsettingen nevner ikke noe i strategien som den støtter, og ingen grunn til å stå alene.
supports-indirectly = Gjennom andre
answers = Svarer på
answered-by = Besvares av
stands-under = Står under
goals-below = Mål under
nobody = ingen
nobody-works-on = Ingen arbeider med
nobody-works-on-this = Ingen arbeider med dette nå
who-works-on-it = Hvem som arbeider med det
weakest = Svakest:
no-objective-supports = Ingen målsetting støtter dette i { $period }.
no-objective-supports-at-all = Ingen målsetting støtter dette.
other-periods = I andre perioder
work-shown-for = Vist periode:

# Forside
what-to-write-next = Hva du kan skrive nå
write-strategy = Strategien
write-strategy-why = Hvor organisasjonen skal, i én setning, og hvorfor. Alt annet viser tilbake hit.
write-strategy-file = content/strategy/index.md
write-goal = Et mål
write-goal-why = Noe konkret å strekke seg etter de neste årene. Tre til fem er nok.
write-goal-file = content/strategy/goals/our-goal.md
write-team = Et team
write-team-why = Hvem dere er, hva dere er til for, og arbeidet som holder hjulene i gang.
write-team-file = content/teams/our-team/index.md
write-objective = En målsetting
write-objective-why = Hva teamet vil endre i perioden, med to til fire nøkkelresultater som viser om det virket.
write-objective-file = content/teams/our-team/2026-q4/our-objective.md
attention-off-track = Ute av kurs
attention-at-risk = I faresonen
attention-silent = Har blitt stille
attention-unaligned = Støtter ikke noe i strategien
all-of-them = Alle { $count }
see-coverage = Der strategi og arbeid møtes
no-objectives-yet = Ingen team har publisert målsettinger for denne perioden ennå.
strategy-tree = Strategitre
whole-tree = Hele treet
needs-attention = Verdt en samtale
latest-check-ins = Siste oppdateringer
all-check-ins = Alle oppdateringer
about-this-site = Om disse sidene

# Tre
tree-alone = Står alene, med en grunn
tree-unaligned = Støtter ikke noe i strategien
tree-reference = står i sin helhet et annet sted
tree-reference-above = står i sin helhet et annet sted, med { $count } under seg
tree-expand = Brett ut
tree-collapse = Brett sammen
filter = Filter
filter-text = Ord
filter-none = Ingenting passer. Velg færre filtre.
unfold-all = Brett ut alt
fold-all = Brett sammen til målsettinger
count-objectives = { $count ->
    [one] { $count } målsetting
   *[other] { $count } målsettinger
}
count-of = { $shown } av { $total } målsettinger
count-teams = { $count ->
    [one] { $count } team
   *[other] { $count } team
}
strategy-map = Strategikart
see-as-map = Som kart
see-as-tree = Som tabell
map-desc = En tegning av strategitreet: det strategien krever, til venstre, og målsettingene som støtter det, til høyre for det. En prikket linje er en støtte til. Tabellen med strategitreet sier det samme med ord.
map-larger = Større
map-smaller = Mindre
map-whole = Hele kartet
map-keys = Dra for å flytte. Piltastene går fra punkt til punkt, mellomrom bretter, + og − zoomer.
map-gathered = { $count } målsettinger er for mange for én tegning. Her er de talt opp per team; hvert tall fører til treet, som viser dem.
empty-tree = Det er ikke noe i treet ennå. Det vokser fram av strategiens mål og målsettingene som støtter dem.

# Dekning
coverage-lede = Hvilke team som arbeider med hva i strategien, og hvor ingen gjør det.
coverage-caption = Antall målsettinger per team som støtter hver del av strategien
in-all = I alt
gaps = Hull
gaps-explained = Deler av strategien som ingen målsetting støtter i denne perioden.
no-gaps = Ingen. Hvert mål og hver utfordring har minst én målsetting.
islands = Øyer
islands-explained = Målsettinger som står alene, og hvorfor.
no-islands = Ingen. Hver målsetting støtter noe.
teams-without-objectives = Team uten målsettinger i denne perioden
behind-the-table = Bak tabellen
empty-coverage = Når det finnes mål og team, viser denne tabellen hvor de møtes.
empty-strategy = Utfordringene, retningslinjene og målene er ikke skrevet ennå. Hver av dem er en liten fil i content/strategy.

# Team
teams-lede = Hvem vi er, og hva hvert team setter først i { $period }.
heartbeat-only = Bare hjerteslag
heartbeat-out = { $count } { $count ->
    [one] hjerteslagstall holder ikke
   *[other] hjerteslagstall holder ikke
}
no-objectives-this-period = Ingen målsettinger i denne perioden
empty-teams = Ingen team er beskrevet ennå. Et team er en mappe i content/teams med en index.md.
team-without-objectives = Ingen målsettinger i { $period }.
team-without-any-objectives = Ingen målsettinger ennå. Den første er en fil i teamets mappe, i en mappe med periodens navn.
team-heartbeat-instead = Teamets arbeid er dets hjerteslag.
focus-in = Fokus i { $period }
no-key-results = Ingen nøkkelresultater ennå.
looking-back = Tilbakeblikk
in-our-words = Med våre egne ord
last-period = Forrige periode
see-period = Se den perioden
about-the-team = Om teamet
count-ideas = { $count ->
    [one] { $count } idé til senere
   *[other] { $count } ideer til senere
}
not-doing = Gjør ikke
with-others = Sammen med andre
depends-on = Regner med
helps = Hjelper
supported-by = Støttes av
for = for
part-of = Del av
teams-below = Team under
capacity-shares = { $objectives } målsettinger, { $heartbeat } hjerteslag

# Målsetting
latest-word = Sist sagt
why = Hvorfor
no-why = Begrunnelsen er ikke skrevet ennå. Noen få setninger er nok: hvorfor dette, hvorfor nå?
with = Med
through-time = Gjennom tiden
allowed = Unntak
other-objectives = { $team } arbeider også med

# Perioder, folk, oppdateringer
what-was-learned = Hva vi lærte
empty-periods = Det finnes ingen perioder ennå. De kommer med den første målsettingen.
empty-period = Ingen målsettinger i denne perioden.
empty-people = Ingen er nevnt ennå. Folk vises her når de har ansvar for eller leder noe.
leads = Leder
member-of = Medlem av
contributes-to = Bidrar til
graded = Vurdert.
empty-check-ins = Ingen oppdateringer ennå. En oppdatering er én linje i målsettingens fil: en dato, et tall, hvor stor tiltroen er.

# Søk
search = Søk
search-label = Finn et team, en målsetting, et mål eller en person
search-none = Fant ingenting. Prøv færre bokstaver.
search-found = { $count } treff
search-first = De første { $shown }. Flere bokstaver gir færre treff.
search-keys = ↓ og ↑ velger, Enter åpner, Esc lukker.
search-slash = Tasten / åpner søket på alle sider

# Ikke funnet
not-found = Denne siden finnes ikke
not-found-lede = Den kan være flyttet eller ha fått nytt navn. Herfra finner du alt:

# Temaets egen side
theme = Utseendet
theme-lede = Alle variabler og alle deler av dette temaet, med oppdiktede data. Bare forhåndsvisningen har denne siden.
theme-type = Skrift
theme-space = Avstander og mål
theme-colour = Farger
theme-light = Lyst
theme-dark = Mørkt
theme-charts = Diagrammer
theme-words = Ord

# Én setning for en nykommer
hint-tree-question = Hva er strategitreet?
hint-tree = Det viser hva hver målsetting er til for: målene øverst, målsettingene som støtter dem under, og nøkkelresultatene som viser om det virket.
hint-goal-question = Hva er et mål?
hint-goal = Noe konkret som hele organisasjonen strekker seg etter gjennom flere år.
hint-challenge-question = Hva er en utfordring?
hint-challenge = Et problem som må løses for at strategien skal lykkes.
hint-policy-question = Hva er en retningslinje?
hint-policy = En rettesnor: hvordan vi har valgt å møte utfordringene, så ikke alle må avgjøre det på nytt.
hint-objective-question = Hva er en målsetting?
hint-objective = Hva et team vil endre i denne perioden, i ord som folk husker.
hint-key-result-question = Hva er et nøkkelresultat?
hint-key-result = Et tall som viser om målsettingen ble nådd: hvor det startet, hvor det skal ende, hvor det er nå.
hint-initiative-question = Hva er et tiltak?
hint-initiative = Arbeid teamet gjør fordi det tror at det flytter et nøkkelresultat.
hint-heartbeat-question = Hva er hjerteslag?
hint-heartbeat = Arbeidet som holder hjulene i gang og ikke passer i noen målsetting: drift, brukerstøtte, vakter, reparasjoner. Det teller like mye.
hint-check-in-question = Hva er en oppdatering?
hint-check-in = En kort melding hver uke eller annenhver: tallet nå, hvor stor tiltro teamet har, og hvorfor.
hint-period-question = Hva er en periode?
hint-period = Tiden en målsetting er satt for, oftest et kvartal. Når den er over, får målsettingene en karakter, og teamet skriver ned hva det lærte.
hint-confidence-question = Hva er tiltro?
hint-confidence = Hvor sikkert teamet er, fra 0 til 10, på at målet blir nådd.

# Det Markdown trenger: titler på merknader, og veien tilbake fra en fotnote
alert-note = Merk
alert-tip = Tips
alert-important = Viktig
alert-warning = Advarsel
alert-caution = Forsiktig
footnote-back = Tilbake til teksten
