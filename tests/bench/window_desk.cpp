// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "tests/bench/window_desk.h"

#include "tests/support/shown_log.h"

#include <QAbstractEventDispatcher>
#include <QEvent>

#include <ctime>
#include <poll.h>

namespace betlog::bench {

using namespace Qt::Literals::StringLiterals;

namespace {

const auto kServer = u"http://127.0.0.1:9"_s;

qint64 threadNs()
{
    timespec time {};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return qint64(time.tv_sec) * 1'000'000'000 + time.tv_nsec;
}

base::Timestamp now()
{
    return base::SystemClock().now();
}

domain::WeekKey thisWeek()
{
    return domain::WeekStart().weekOf(now());
}

} // namespace

Stopwatch::Stopwatch()
    : m_workNs(threadNs())
{
    m_wall.start();
}

double Stopwatch::workMs() const
{
    return double(threadNs() - m_workNs) / 1e6;
}

void Times::add(const Stopwatch& watch)
{
    wallMs.append(watch.wallMs());
    workMs.append(watch.workMs());
}

QList<domain::Bet> longWeek(int count)
{
    QList<domain::Bet> bets = tests::busyWeek(count, thisWeek());
    tests::SeededRandom random(7);
    for (domain::Bet& bet : bets) {
        bet.id = base::BetId(random.uuid()); // as people's are: in no order
        for (domain::Line& line : bet.slip.lines) {
            line.player = u"Player %1"_s.arg(bet.number * 31 % 400);
            line.selection += u" %1.5"_s.arg(bet.number % 90);
        }
        if (bet.number % 10 == 0)
            bet.slip.note = u"Told by number %1 at the bar"_s.arg(bet.number);
    }
    return bets;
}

void fillProfile(const QString& folder, int count)
{
    const tests::PretendServer server(thisWeek(), now());
    sync::CacheStep step;
    step.server = QUrl(kServer);
    step.isWhole = true;
    step.position.epoch = server.welcome.epoch;
    step.position.covers = {{domain::RoomPattern {std::nullopt, thisWeek()}, {}, false}};
    step.welcome = server.welcome;
    step.toldAt = now();
    step.bets = sync::packed(longWeek(count));
    sync::DurableCache({folder + u"/cache.sqlite"_s}).write(step);
}

Desk::Desk(const QString& profileFolder)
    : random(1)
    , server(thisWeek(), now())
    , cache({profileFolder + u"/cache.sqlite"_s})
    , engine({.scheduler = scheduler, .random = random, .transports = server, .cache = &cache})
    , client(network)
    , settings(profileFolder + u"/window.ini"_s, QSettings::IniFormat)
    , window({engine, client, scheduler, random, settings, domain::Catalog {}})
    , view(*window.findChild<widgets::BetLogView*>())
    , list(*qobject_cast<models::BetListModel*>(view.model()))
{
    server.setReachable(false);
    view.viewport()->installEventFilter(this);
    engine.setUser(u"Ann"_s);
    window.setSelf(u"Ann"_s);
    window.resize(1280, 800);
    window.show();
    engine.setServer(QUrl(kServer));
}

/// Not in the event loop: who waits there cannot tell waiting from working.
void rest()
{
    (void)::poll(nullptr, 0, 1);
}

void Desk::waitForBets(int count)
{
    while (list.shownCount() != count) {
        if (!turn())
            rest();
    }
    drawFrame();
}

bool Desk::drawFrame()
{
    constexpr double kIdleMs = 30;
    const int before = m_drawn;
    std::optional<Stopwatch> idle;
    while (m_drawn == before && (!idle || idle->wallMs() < kIdleMs)) {
        if (turn()) {
            idle.reset();
            continue;
        }
        if (!idle)
            idle.emplace();
        rest();
    }
    return m_drawn != before;
}

bool Desk::turn()
{
    const Stopwatch watch;
    const bool didAnything =
        QAbstractEventDispatcher::instance()->processEvents(QEventLoop::AllEvents);
    turns.add(watch);
    return didAnything;
}

bool Desk::eventFilter(QObject* watched, QEvent* event)
{
    m_drawn += event->type() == QEvent::Paint ? 1 : 0;
    return QObject::eventFilter(watched, event);
}

} // namespace betlog::bench
