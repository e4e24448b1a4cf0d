// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "server/store/log_file.h"
#include "server/store/statistics_cache.h"
#include "tests/support/test_log.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QTemporaryDir>

#include <cstdio>

using namespace betlog;
using namespace Qt::Literals::StringLiterals;

namespace {

template <typename Call>
void measure(const char* what, const Call& call)
{
    QElapsedTimer timer;
    timer.start();
    const auto answer = call();
    if (!answer)
        qFatal("%s: %s", what, qPrintable(answer.error().detail));
    std::printf("%-44s %9.2f ms\n", what, double(timer.nsecsElapsed()) / 1e6);
}

/// Bets of 40 people in 5 leagues over 200 weeks; all but the last weeks' are settled.
void fill(tests::TestLog& log, int bets)
{
    constexpr int kBatch = 500;
    QList<core::Command> commands;
    for (int i = 0; i < bets; ++i) {
        wire::CreateBet create = tests::aCreate(1 + i % 3);
        create.userName = u"Person %1"_s.arg(i % 40);
        create.league = u"League %1"_s.arg(i % 5);
        const int week = int(qint64(i) * 200 / bets);
        create.weekKey = domain::WeekKey(tests::aWeek().start().addDays(7 * week));
        if (week < 198)
            create.results = {
                {0, i % 2 ? domain::LineResult::Won : domain::LineResult::Lost},
                {1, domain::LineResult::Lost},
                {2, domain::LineResult::Push}};
        while (create.results.size() > create.slip.lines.size())
            create.results.remove(int(create.results.size()) - 1);
        commands.append(core::WriteCommand {tests::aMutation(create, tests::betId(i + 1)), {}});
        if (commands.size() < kBatch && i + 1 < bets)
            continue;
        if (!log.ledger().apply(commands))
            qFatal("the log was not filled");
        commands.clear();
    }
}

void ask(tests::TestLog& log, int bets)
{
    const auto week = tests::aWeek().start().addDays(7 * 100);
    core::BetQuery ofWeek;
    ofWeek.week = domain::WeekKey(week);
    core::BetQuery pending;
    pending.result = domain::LineResult::Pending;
    core::BetQuery wonByOne;
    wonByOne.user = u"Person 7"_s;
    wonByOne.league = u"League 3"_s;
    wonByOne.result = domain::LineResult::Won;
    const domain::RoomPattern room {u"League 1"_s, domain::WeekKey(week)};
    store::SqlReader reader = log.reader();
    measure("the newest 100 bets", [&] { return reader.bets({}); });
    measure("100 bets of a week", [&] { return reader.bets(ofWeek); });
    measure("100 pending bets", [&] { return reader.bets(pending); });
    measure("one person's, league's, won (few match)", [&] { return reader.bets(wonByOne); });
    measure("a bet by its id", [&] { return reader.bet(tests::betId(bets / 2)); });
    measure("its history", [&] { return reader.history(tests::betId(bets / 2)); });
    measure("500 changes from the middle", [&] {
        return reader.changes({base::Seq(bets / 2), {domain::RoomPattern()}, 500});
    });
    measure("changes of a room, from the first", [&] {
        return reader.changes({base::Seq(), {room}, 500});
    });
    measure("a snapshot of a room", [&] { return reader.snapshot({room}); });
    store::StatisticsCache cache;
    const auto statistics = [&] {
        return cache.statistics(log.connection(), {});
    };
    measure("statistics of all time, first time", statistics);
    measure("statistics of all time, again", statistics);
    (void)log.ack(tests::aMutation(wire::DeleteBet {}, tests::betId(1)));
    measure("statistics of all time, after a change", statistics);
}

} // namespace

/// What questions cost in a log of so many bets (the first argument; 100,000 if there is none).
int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    const int bets = argc > 1 ? QByteArray(argv[1]).toInt() : 100'000;
    const QTemporaryDir folder;
    tests::TestLog log(store::logFile(folder.path()));
    QElapsedTimer timer;
    timer.start();
    fill(log, bets);
    std::printf("%d bets placed in %.1f s\n", bets, double(timer.elapsed()) / 1e3);
    ask(log, bets);
    return 0;
}
