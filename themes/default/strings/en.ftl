# English. Every text of the theme; sentences take the words above them, so that one word changed changes all.

# Words
strategy = Strategy
goal = Goal
goals = Goals
challenge = Challenge
challenges = Challenges
policy = Policy
policies = Policies
objective = Objective
objectives = Objectives
key-result = Key result
key-results = Key results
initiative = Initiative
initiatives = Initiatives
team = Team
teams = Teams
people = People
person = Person
period = Period
periods = Periods
check-in = Check-in
check-ins = Check-ins
heartbeat = Heartbeat
coverage = Coverage
confidence = Confidence
progress = Progress
score = Score
status = Status
owner = Owner
milestone = Milestone
measures = Long-term numbers
backlog = Backlog
focus = Focus
capacity = Capacity
title = Title
today = today
date = Date
value = Value
note = Note
source = Source
draft = Draft
links = Links
contact = Contact
lead = Lead
members = Members
page = Page

# Frame
nav-strategy = { strategy }
nav-tree = Tree
nav-map = Map
nav-coverage = { coverage }
nav-teams = { teams }
nav-periods = { periods }
nav-people = { people }
nav-check-ins = { check-ins }
nav-search = Search
on-this-page = On this page
skip-to-content = Skip to the content
main-navigation = Main
breadcrumbs = You are here
switch-period = Switch period
as-of = Shown as of { $date }
edit-page = Edit this page
feed = Follow this page (feed)
feed-new = New objective
calendar-period-end = { $period } ends
calendar-check-in = Check-in, { $period }
moved = This page has moved
draft-notice = This is a draft. Nobody else sees it until it is published.
front-page = Front page
site-description = What { $title } works towards: strategy, objectives and key results.
facts = Facts
all = All

# Periods
period-year = { $year }
period-half = { $number ->
    [1] First half of { $year }
   *[other] Second half of { $year }
}
period-tertial = T{ $number } { $year }
period-quarter = Q{ $number } { $year }
period-month = { $number ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
} { $year }
period-past = over
period-running = running
period-future = to come
current-period = The current period
days-left = { $count ->
    [0] last day
    [one] { $count } day left
   *[other] { $count } days left
}
gone-and-left = { $gone } gone, { $count ->
    [0] last day
    [one] { $count } day left
   *[other] { $count } days left
}

# State
state-on-track = On track
state-at-risk = At risk
state-off-track = Off track
state-unknown = No status
state-achieved = Achieved
state-partly = Partly achieved
state-missed = Missed
state-dropped = Dropped
state-silent = Gone silent
state-planned = Planned
state-doing = Under way
state-done = Done
count-on-track = on track
count-at-risk = at risk
count-off-track = off track
count-unknown = without a status
count-achieved = achieved
count-partly = partly achieved
count-missed = missed
count-dropped = dropped
count-silent = of them silent
silent-days = silent for { $count ->
    [one] { $count } day
   *[other] { $count } days
}
said-on = said on { $date }

# Numbers
quantity = { $value }{"\u00A0"}{ $unit }
quantity-percent = { $value }%
quantity-points = { $count ->
    [one] { $value } point
   *[other] { $value } points
}
from-to = from { $from } to { $to }
from-unknown-to = from an unknown start to { $to }
to = to { $to }
at-least = at least { $value }
at-most = at most { $value }
between = between { $low } and { $high }
of-milestones = of { $count } { $count ->
    [one] milestone
   *[other] milestones
}
done-on = Done { $date }
is-done = Done
not-done-yet = Not done yet
not-measured-yet = Not measured yet
no-value-yet = No number yet
no-number = No number
due = by { $date }
due-date = Due
overdue = overdue
was = was { $value }
level-holds = Holds
level-below = { $distance } below
level-above = { $distance } above
level-broken = Does not hold
held-of = held at { $held } of { $of } check-ins
reached = reached
not-reached-yet = not reached yet
progress-is = Progress { $progress }
pace-is = { $pace } of the period is gone
score-is = Score { $score }
score-is-computed = Score { $score }, computed
score-short = score { $score }
computed = computed
confidence-of = confidence { $confidence }
confidence-is = Confidence
mark-baseline = start
mark-commit = commit
mark-target = target
mark-stretch = stretch
mark-low = at least
mark-high = at most
mark-milestone = milestone
chart-title = { $title }: { $value } on { $date }
numbers-table = { $count ->
    [one] The check-in as a table
   *[other] All { $count } check-ins as a table
}

# How it is computed
how-computed = How is this computed?
how-progress-computed = How is the progress computed?
computed-target = The way gone, from the start to the value, divided by the whole way, from the start to the target:
computed-clamped = The bar stays between 0 and 100%; the number is shown as it is.
computed-unknown-baseline = The start is unknown, so how far it has come cannot be said.
computed-no-value = No check-in has given a number yet. Until then it counts as 0.
computed-no-way = There is a number, but without a start that differs from the target it cannot be said how far it has come. The objective's progress leaves it out.
computed-level = A level to keep counts as 100% while it holds and as 0 while it does not.
computed-milestones = Progress is the score agreed for the furthest milestone that holds today.
computed-done = It counts as 0 until it is done, and then as 100%.
computed-none = It is not measured yet and has no progress.
computed-share = It makes up { $share } of the objective’s progress.
computed-weight = Its weight is { $weight }.
computed-objective = The mean of the key results, each by its weight:
counted-as-zero = { $count ->
    [one] { $count } key result has no number yet and counts as 0.
   *[other] { $count } key results have no number yet and count as 0.
}
score-written = Score { $score }, given by a person.
score-computed = Score { $score }, computed from the numbers.

# Alignment
because = Because of
because-also = and of
because-heading = Because
which-supports = which supports
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
by-key-result = by the key result “{ $title }”
to-key-result = to the key result “{ $title }”
stands-alone = Stands alone:
supports-nothing = Supports nothing in the strategy
supports-nothing-explained = This objective names nothing in the strategy that it supports, and no reason to stand alone.
supports-indirectly = Through others
answers = Answers
answered-by = Answered by
stands-under = Stands under
goals-below = Goals below
nobody = nobody
nobody-works-on = Nobody works on
nobody-works-on-this = Nobody works on this now
who-works-on-it = Who works on it
weakest = Weakest:
no-objective-supports = No objective supports this in { $period }.
no-objective-supports-at-all = No objective supports this.
other-periods = In other periods
work-shown-for = The work shown is that of

# Front page
what-to-write-next = What to write next
write-strategy = The strategy
write-strategy-why = Where the organisation is going, in a sentence, and why. Everything else points back to it.
write-strategy-file = content/strategy/index.md
write-goal = A goal
write-goal-why = Something concrete to stretch for in the coming years. Three to five are plenty.
write-goal-file = content/strategy/goals/our-goal.md
write-team = A team
write-team-why = Who you are, what you are there for, and the work that keeps things running.
write-team-file = content/teams/our-team/index.md
write-objective = An objective
write-objective-why = What the team wants to change this period, with two to four key results that show whether it worked.
write-objective-file = content/teams/our-team/2026-q4/our-objective.md
attention-off-track = Off track
attention-at-risk = At risk
attention-silent = Gone silent
attention-unaligned = Support nothing in the strategy
all-of-them = All { $count }
see-coverage = Where strategy and work meet
no-objectives-yet = No team has published objectives for this period yet.
strategy-tree = Strategy tree
whole-tree = The whole tree
needs-attention = Worth a conversation
latest-check-ins = Latest check-ins
all-check-ins = All check-ins
about-this-site = About these pages

# Tree
tree-alone = Stand alone, for a reason
tree-unaligned = Support nothing in the strategy
tree-reference = stands elsewhere in full
tree-reference-above = stands elsewhere in full, with { $count } below it
tree-expand = Unfold
tree-collapse = Fold
filter = Filter
filter-text = Words
filter-none = Nothing fits. Try fewer filters.
unfold-all = Unfold all
fold-all = Fold to objectives
count-objectives = { $count ->
    [one] { $count } objective
   *[other] { $count } objectives
}
count-of = { $shown } of { $total } objectives
count-teams = { $count ->
    [one] { $count } team
   *[other] { $count } teams
}
strategy-map = Strategy map
see-as-map = As a map
see-as-tree = As a table
map-desc = A drawing of the strategy tree: what the strategy asks for on the left, the objectives that support it to the right of it. A dotted line is a further support. The table of the strategy tree says the same in words.
map-larger = Larger
map-smaller = Smaller
map-whole = Whole map
map-keys = Drag to move. Arrow keys go from node to node, space folds, + and − zoom.
map-gathered = { $count } objectives are too many for one drawing. Here they are counted by team; each count leads to the tree, which shows them.
empty-tree = There is nothing in the tree yet. It grows from the strategy’s goals and the objectives that support them.

# Coverage
coverage-lede = Which team works on what in the strategy, and where nobody does.
coverage-caption = Number of objectives of each team that support each part of the strategy
in-all = In all
gaps = Gaps
gaps-explained = Parts of the strategy that no objective supports in this period.
no-gaps = None. Every goal and challenge has at least one objective.
islands = Islands
islands-explained = Objectives that stand alone, and why.
no-islands = None. Every objective supports something.
teams-without-objectives = Teams without objectives in this period
behind-the-table = Behind the table
empty-coverage = Once there are goals and teams, this table shows where they meet.
empty-strategy = The challenges, policies and goals have not been written yet. Each is a small file in content/strategy.

# Teams
teams-lede = Who we are, and what each of us puts first in { $period }.
heartbeat-only = Heartbeat work only
heartbeat-out = { $count } heartbeat { $count ->
    [one] number does not hold
   *[other] numbers do not hold
}
no-objectives-this-period = No objectives in this period
empty-teams = No team has been described yet. A team is a folder in content/teams with an index.md.
team-without-objectives = No objectives in { $period }.
team-without-any-objectives = No objectives yet. The first one is a file in this team’s folder, in a folder named after the period.
team-heartbeat-instead = The team’s work is its heartbeat.
focus-in = Focus in { $period }
no-key-results = No key results yet.
looking-back = Looking back
in-our-words = In our words
last-period = Last period
see-period = See that period
about-the-team = About the team
count-ideas = { $count ->
    [one] { $count } idea for later
   *[other] { $count } ideas for later
}
not-doing = Not doing
with-others = With others
depends-on = Counts on
helps = Helps
supported-by = Supported by
for = for
part-of = Part of
teams-below = Teams below
capacity-shares = { $objectives } objectives, { $heartbeat } heartbeat

# Objective
latest-word = Latest word
why = Why
no-why = The why has not been written yet. A few sentences are enough: why this, why now?
with = With
through-time = Through time
allowed = Exceptions
other-objectives = { $team } also works on

# Periods, people, check-ins
what-was-learned = What was learned
empty-periods = There are no periods yet. They appear with the first objective.
empty-period = No objectives in this period.
empty-people = Nobody has been named yet. People appear here when they own or lead something.
leads = Leads
member-of = Member of
contributes-to = Contributes to
graded = Graded.
empty-check-ins = No check-ins yet. A check-in is one line in an objective’s file: a date, a number, how confident you are.

# Search
search = Search
search-label = Find a team, an objective, a goal or a person
search-none = Nothing found. Try fewer letters.
search-found = { $count } found
search-first = The first { $shown }. More letters narrow it down.
search-keys = ↓ and ↑ choose, Enter opens, Esc closes.
search-slash = The key / opens the search on every page

# Not found
not-found = This page does not exist
not-found-lede = It may have moved or been renamed. From here you find everything:

# The theme’s own page
theme = The look
theme-lede = Every token and every part of this theme, over made-up data. Only the preview has this page.
theme-type = Type
theme-space = Space and measures
theme-colour = Colour
theme-light = Light
theme-dark = Dark
theme-charts = Charts
theme-words = Words

# One sentence for a newcomer
hint-tree-question = What is the strategy tree?
hint-tree = It shows what each objective is for: goals at the top, the objectives that support them below, and the key results that tell whether it worked.
hint-goal-question = What is a goal?
hint-goal = Something concrete that the whole organisation stretches for over several years.
hint-challenge-question = What is a challenge?
hint-challenge = A problem that must be solved for the strategy to succeed.
hint-policy-question = What is a policy?
hint-policy = A guardrail: how we have chosen to handle the challenges, so that not everybody has to decide it again.
hint-objective-question = What is an objective?
hint-objective = What a team wants to change in this period, in words that people remember.
hint-key-result-question = What is a key result?
hint-key-result = A number that shows whether the objective was reached: where it started, where it should end, where it is now.
hint-initiative-question = What is an initiative?
hint-initiative = Work the team does because it believes that it will move a key result.
hint-heartbeat-question = What is heartbeat?
hint-heartbeat = The work that keeps things running and fits no objective: operations, support, duties, repairs. It counts as much.
hint-check-in-question = What is a check-in?
hint-check-in = A short note every week or two: the number now, how confident the team is, and why.
hint-period-question = What is a period?
hint-period = The time an objective is set for, most often a quarter. When it is over, the objectives get a score and the team writes down what it learned.
hint-confidence-question = What is confidence?
hint-confidence = How sure the team is, from 0 to 10, that the target will be reached.

# What Markdown needs: titles of alerts, and the way back from a footnote
alert-note = Note
alert-tip = Tip
alert-important = Important
alert-warning = Warning
alert-caution = Caution
footnote-back = Back to the text
