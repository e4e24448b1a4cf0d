// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

// What a log of very many bets costs on the screen: the whole window, drawn offscreen, on a profile
// on disk. `bench_window 1000 10000` prints a line for each figure, its parts between tabs: how
// many bets, what, the median (or the one figure there is), p99, the longest, and the longest work
// of the thread, which does not grow with what else the machine does. Milliseconds, or bytes.

#include "domain/settlement.h"
#include "tests/bench/window_desk.h"

#include <QApplication>
#include <QFile>
#include <QLineEdit>
#include <QScrollBar>
#include <QTemporaryDir>

#include <algorithm>
#include <cstdio>
#include <malloc.h>
#include <unistd.h>

using namespace betlog;
using namespace betlog::bench;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr double kPatienceMs = 20'000; ///< of a phase, however slow its steps

qint64 residentBytes()
{
    malloc_trim(0); // what is free again is nobody's
    QFile file(u"/proc/self/statm"_s);
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    return file.readAll().split(' ').value(1).toLongLong() * sysconf(_SC_PAGESIZE);
}

/// The figures of one size.
class Figures
{
public:
    explicit Figures(int bets)
        : m_bets(bets)
    { }

    void tell(const char* what, const Stopwatch& once) const
    {
        print(what, once.wallMs(), -1, -1, once.workMs());
    }

    void tell(const char* what, Times times) const
    {
        std::ranges::sort(times.wallMs);
        if (times.wallMs.isEmpty())
            return;
        const auto at = [&times](qsizetype percent) {
            return times.wallMs[(times.wallMs.size() - 1) * percent / 100];
        };
        print(what, at(50), at(99), at(100), *std::ranges::max_element(times.workMs));
    }

    void tellBytes(const char* what, double bytes) const { print(what, bytes, -1, -1, -1); }

private:
    void print(const char* what, double middle, double p99, double longest, double work) const
    {
        std::printf("%d\t%s", m_bets, what);
        for (const double figure : {middle, p99, longest, work}) {
            if (figure < 0)
                std::printf("\t-");
            else
                std::printf("\t%.2f", figure);
        }
        std::printf("\n");
        std::fflush(stdout);
    }

    int m_bets;
};

/// Does a step again and again, each until it is drawn; no longer than anybody would wait.
template <typename Step>
Times repeat(Desk& desk, int steps, Step step)
{
    Times times;
    const Stopwatch all;
    for (int i = 0; i < steps && all.wallMs() < kPatienceMs; ++i) {
        const Stopwatch watch;
        step(i);
        if (desk.drawFrame())
            times.add(watch);
    }
    return times;
}

void settleDown(Desk& desk, double quietMs)
{
    for (const Stopwatch quiet; quiet.wallMs() < quietMs;) {
        if (!desk.turn())
            rest();
    }
}

void waitForTheLeaderboard(Desk& desk, const Stopwatch& since, const Figures& figures)
{
    const auto isThere = [&desk] {
        const auto views = desk.window.findChildren<QListView*>();
        return std::ranges::any_of(views, [](const QListView* view) {
            const auto* const model = qobject_cast<models::LeaderboardModel*>(view->model());
            return model && model->rowCount() > 0;
        });
    };
    while (!isThere() && since.wallMs() < kPatienceMs) {
        if (!desk.turn())
            rest();
    }
    figures.tell("open: the leaderboard too", since);
}

Times scroll(Desk& desk)
{
    QScrollBar& bar = *desk.view.verticalScrollBar();
    const Times times =
        repeat(desk, 200, [&bar](int step) { bar.setValue((step + 1) * (bar.maximum() / 201)); });
    bar.setValue(0);
    desk.drawFrame();
    return times;
}

Times sort(Desk& desk)
{
    using By = models::BetOrder::By;
    const models::BetOrder orders[] {
        {By::Stake, false}, {By::Person, true}, {By::Profit, false}, {By::Time, false}};
    return repeat(desk, 12, [&](int step) { desk.list.setOrder(orders[step % 4]); });
}

Times type(Desk& desk)
{
    auto* const search = desk.window.findChild<QLineEdit*>();
    QStringList states;
    for (const QString& word : {u"lynx dallas"_s, u"player 17"_s, u"#77"_s, u"bar zoe"_s}) {
        for (qsizetype length = 1; length <= word.size(); ++length)
            states.append(word.left(length));
        for (qsizetype length = word.size() - 1; length >= 0; --length)
            states.append(word.left(length)); // and taken back
    }
    return repeat(
        desk, static_cast<int>(states.size()), [&](int step) { search->setText(states[step]); });
}

/// What somebody else does: most settle, some place, few delete.
void changeOne(Desk& desk, const QList<domain::Bet>& known, int number)
{
    const auto count = static_cast<int>(known.size());
    domain::Bet bet = known[static_cast<int>(qint64(number) * 7919 % count)];
    if (number % 16 == 5)
        return desk.server.remove(bet.id, u"Bo"_s);
    if (number % 8 == 3) {
        bet.id = base::BetId(QUuid::createUuid());
        bet.number = count + number;
        bet.betDate = desk.scheduler.now();
    }
    using enum domain::LineResult;
    bet.results.fill(number % 3 == 0 ? Won : number % 3 == 1 ? Lost : Pending);
    if (const auto payout = domain::settle(bet.slip, bet.results, {}))
        bet.payout = *payout;
    bet.payout.evaluatedAt = desk.scheduler.now();
    desk.server.put(bet, u"Bo"_s);
}

/// 1,000 changes a second, as they come in during each frame of a sixtieth.
Times pourIn(Desk& desk, const QList<domain::Bet>& known, int frames)
{
    constexpr int kChangesInAFrame = 17;
    constexpr double kFrameMs = 1000.0 / 60;
    int next = 0;
    Times times;
    const Stopwatch all;
    for (int frame = 0; frame < frames && all.wallMs() < kPatienceMs; ++frame) {
        const Stopwatch watch;
        for (int i = 0; i < kChangesInAFrame; ++i)
            changeOne(desk, known, next++);
        desk.drawFrame();
        times.add(watch);
        if (const double left = kFrameMs - watch.wallMs(); left > 0)
            settleDown(desk, left);
    }
    return times;
}

void takeOverFromServer(Desk& desk, const QList<domain::Bet>& bets, const Figures& figures)
{
    desk.server.fill(bets);
    desk.server.setReachable(true);
    desk.turns = {};
    desk.engine.connectToServer();
    const Stopwatch all;
    while (desk.engine.status().state != sync::ConnectionState::Live && all.wallMs() < kPatienceMs)
    {
        if (!desk.turn())
            rest();
    }
    desk.drawFrame();
    figures.tell("a turn, while the server tells all of them", desk.turns);
}

void measure(int count, bool quick)
{
    const Figures figures(count);
    const QTemporaryDir empty;
    const QTemporaryDir profile;
    fillProfile(empty.path(), 10);
    fillProfile(profile.path(), count);
    {
        Desk warmUp(empty.path()); // fonts, styles: what is there once, whatever the log
        warmUp.waitForBets(10);
    }
    const qint64 before = residentBytes();
    const Stopwatch opening;
    Desk desk(profile.path());
    desk.waitForBets(count);
    figures.tell("open: read, shown and drawn", opening);
    waitForTheLeaderboard(desk, opening, figures);
    figures.tell("a turn, while it opens", desk.turns);
    settleDown(desk, quick ? 50 : 1000);
    figures.tellBytes("memory of a bet, bytes", double(residentBytes() - before) / count);
    figures.tell("scroll: a screen", scroll(desk));
    figures.tell("sort: another order", sort(desk));
    figures.tell("search: a keystroke", type(desk));
    const QList<domain::Bet> bets = longWeek(count);
    takeOverFromServer(desk, bets, figures);
    settleDown(desk, quick ? 50 : 3000);
    desk.turns = {};
    figures.tell("changes: a frame with 17 of them", pourIn(desk, bets, quick ? 20 : 600));
    figures.tell("a turn, while changes come in", desk.turns);
}

} // namespace

int main(int argc, char** argv)
{
    qputenv("QT_QPA_UPDATE_IDLE_TIME", "0"); // a wait of 5 ms before each frame is not ours
    const QApplication app(argc, argv);
    QStringList sizes = QApplication::arguments().mid(1);
    const bool quick = sizes.removeAll(u"--quick"_s) > 0;
    if (sizes.isEmpty())
        sizes = QStringList {u"1000"_s, u"10000"_s, u"100000"_s};
    for (const QString& size : sizes)
        measure(std::max(size.toInt(), 10), quick);
    return 0;
}
