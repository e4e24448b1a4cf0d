// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

// What a log of very many bets costs on the screen: opening it, filtering as one types, changes of
// others pouring in, memory. Real models and views, drawn offscreen: bench_window [bets] [weeks].

#include "app/models/bet_list_model.h"
#include "app/models/filter_facets.h"
#include "app/models/log_totals.h"
#include "app/models/week_standings.h"
#include "app/widgets/bet_log_view.h"
#include "tests/support/shown_log.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QScrollBar>

#include <algorithm>
#include <cstdio>

using namespace betlog;
using namespace betlog::tests;
using namespace Qt::Literals::StringLiterals;

namespace {

/// The log as the window shows it, with everything that follows it there.
struct Screen
{
    Screen()
        : bets(log.replica)
        , list(bets)
        , facets(list, log.replica)
        , totals(list)
        , standings(bets)
        , view(list, log.scheduler)
    {
        view.setWeekState(widgets::BetLogView::WeekState::Loaded);
        view.resize(900, 760);
        view.show();
    }

    void draw()
    {
        QCoreApplication::processEvents();
        (void)view.visualRect(list.index(0));
        (void)view.viewport()->grab();
    }

    ShownLog log;
    models::WeekBets bets;
    models::BetListModel list;
    models::FilterFacets facets;
    models::LogTotals totals;
    models::WeekStandings standings;
    widgets::BetLogView view;
};

double ms(const QElapsedTimer& timer)
{
    return double(timer.nsecsElapsed()) / 1e6;
}

qint64 residentBytes()
{
    QFile file(u"/proc/self/statm"_s);
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    return file.readAll().split(' ').value(1).toLongLong() * 4096;
}

void tell(const char* what, QList<double> times)
{
    std::ranges::sort(times);
    const auto at = [&times](int percent) {
        return times[(times.size() - 1) * percent / 100];
    };
    std::printf(
        "%-34s p50 %8.2f ms   p99 %8.2f ms   max %8.2f ms\n", what, at(50), at(99), at(100));
}

QList<domain::Bet> spread(int count, int weeks)
{
    QList<domain::Bet> bets = busyWeek(count);
    for (int i = 0; i < count; ++i) {
        const int back = static_cast<int>(qint64(i) * weeks / count);
        domain::WeekKey week = aWeek();
        week = domain::WeekKey(week.start().addDays(-7 * back));
        bets[i].weekKey = week;
        if (back > 0) // what is long past is settled
            bets[i].results.fill(domain::LineResult::Won);
    }
    return bets;
}

void typeAFilter(Screen& screen)
{
    QList<double> times;
    QElapsedTimer timer;
    for (const QString& word : {u"lynx"_s, u"team blocks"_s, u"zo"_s}) {
        for (qsizetype length = 1; length <= word.size(); ++length) {
            models::BetFilter filter;
            filter.search(word.left(length));
            timer.start();
            screen.list.setFilter(filter);
            screen.draw();
            times.append(ms(timer));
        }
    }
    screen.list.setFilter({});
    screen.draw();
    tell("a keystroke in the filter", times);
}

void scroll(Screen& screen)
{
    QList<double> times;
    QElapsedTimer timer;
    QScrollBar& bar = *screen.view.verticalScrollBar();
    for (int step = 0; step < 200; ++step) {
        timer.start();
        bar.setValue(step * (bar.maximum() / 200));
        screen.draw();
        times.append(ms(timer));
    }
    bar.setValue(0);
    tell("a screen while scrolling", times);
}

/// 1,000 changes a second are 16 or 17 in each frame.
void pourIn(Screen& screen, const QList<domain::Bet>& known)
{
    constexpr int kPerFrame = 17;
    QList<double> times;
    QElapsedTimer timer;
    int next = 0;
    for (int frame = 0; frame < 120; ++frame) {
        timer.start();
        for (int i = 0; i < kPerFrame; ++i) {
            domain::Bet bet = known[(next * 7919) % known.size()];
            bet.version += 1 + next;
            bet.results.fill(next % 2 ? domain::LineResult::Won : domain::LineResult::Lost);
            screen.log.put(bet);
            ++next;
        }
        screen.draw();
        times.append(ms(timer));
    }
    tell("a frame with 17 changes of others", times);
}

} // namespace

int main(int argc, char** argv)
{
    const QApplication app(argc, argv);
    const QStringList arguments = QApplication::arguments();
    const int count = arguments.value(1, u"100000"_s).toInt();
    const int weeks = arguments.value(2, u"1"_s).toInt();
    const QList<domain::Bet> bets = spread(count, std::max(weeks, 1));
    const qint64 before = residentBytes();
    Screen screen;
    QElapsedTimer timer;
    timer.start();
    screen.log.putAll(bets);
    const double known = ms(timer);
    screen.bets.show(aWeek(), true);
    screen.draw();
    std::printf("%d bets over %d weeks\n", count, weeks);
    std::printf(
        "%-34s %8.2f ms, of which the replica %.2f ms\n", "opened and drawn", ms(timer), known);
    // The bets themselves are shared with the list that they were made of.
    std::printf(
        "%-34s %8.0f bytes\n",
        "memory for a bet, beside its text",
        double(residentBytes() - before) / count);
    scroll(screen);
    typeAFilter(screen);
    pourIn(screen, bets);
    return 0;
}
