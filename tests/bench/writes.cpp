// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "tests/bench/child.h"
#include "tests/bench/crowd.h"
#include "tests/bench/measurements.h"

#include <QList>

namespace betlog::bench {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Figures
{
    double perSecond = 0;
    double p50Ms = 0;
    double p99Ms = 0;
    double cpuEach = 0; ///< microseconds a bet
};

const QString kCpuLimit =
    u"A bet takes %1 µs of CPU, of which the writer thread's part cannot be shared out: one thread "
    "alone would end at %2 bets a second, however many wait."_s;
const QString kWaitLimit =
    u"%1 writers that each wait for their ack are answered in the order in which they came: at %2 "
    "bets a second the last of them waits that long, whatever the disk does."_s;

/// So many clients, each of which places its next bet when the one before is acked.
Figures measure(const Child& server, int writers, std::chrono::milliseconds time)
{
    Crowd crowd(server.port());
    std::vector<Clock::time_point> sent(static_cast<size_t>(writers));
    QList<double> took;
    bool isMeasuring = false;
    int number = 0;
    int live = 0;
    const auto place = [&](int client) {
        sent[static_cast<size_t>(client)] = Clock::now();
        crowd.send(client, createText("2024-12-01", ++number));
    };
    crowd.onMessage([&](int client, QByteArrayView text) {
        if (text.contains("\"type\":\"live\"")) {
            ++live;
        } else if (text.contains("\"type\":\"ack\"")) {
            if (isMeasuring)
                took.append(millisecondsSince(sent[static_cast<size_t>(client)]));
            place(client);
        }
    });
    crowd.open(writers);
    for (int i = 0; i < writers; ++i)
        crowd.send(i, helloText("NONE/*"));
    constexpr std::chrono::seconds kPatience {20};
    if (!crowd.runUntil([&] { return live == writers; }, kPatience))
        qFatal("Not all writers are in");
    for (int i = 0; i < writers; ++i)
        place(i);
    (void)crowd.runUntil([] { return false; }, time / 4);
    isMeasuring = true;
    const double before = server.cpuMicroseconds();
    const auto start = Clock::now();
    (void)crowd.runUntil([] { return false; }, time);
    const double seconds = millisecondsSince(start) / 1000;
    const double cpu = server.cpuMicroseconds() - before;
    crowd.onMessage(nullptr);
    return {
        double(took.size()) / seconds,
        percentile(took, 50),
        percentile(took, 99),
        cpu / double(std::max<qsizetype>(took.size(), 1))};
}

} // namespace

void measureWrites(const Setting& setting, Report& report)
{
    report.section(
        u"Durable writes"_s,
        u"Bets of three lines over WebSockets, each acked only when it is on disk; a writer sends "
        u"its next bet when the last "
        u"one is acked. The disk's own rate is 4 KB appended and synced, in the same folder, before and after."_s,
        {u"writers"_s,
         u"bets a second"_s,
         u"× one writer"_s,
         u"ack p50 ms"_s,
         u"ack p99 ms"_s,
         u"p99 in syncs (p50 of the disk)"_s,
         u"CPU µs a bet"_s});
    const std::chrono::milliseconds time(setting.quick ? 200 : 4000);
    const DiskRate before = measureDisk(setting.folder, time / 2);
    const auto server = setting.startBetlogd(u"writes"_s);
    QList<std::pair<int, Figures>> all;
    for (const int writers : setting.quick ? QList<int> {1, 4} : QList<int> {1, 16, 256})
        all.append({writers, measure(*server, writers, time)});
    const DiskRate after = measureDisk(setting.folder, time / 2);
    const double sync = (before.p50Ms + after.p50Ms) / 2;
    for (const auto& [writers, figures] : all)
        report.row(
            {QString::number(writers),
             figure(figures.perSecond),
             figure(figures.perSecond / all.first().second.perSecond),
             figure(figures.p50Ms),
             figure(figures.p99Ms),
             figure(figures.p99Ms / sync),
             figure(figures.cpuEach)});
    const Figures& most = all.last().second;
    const double gain = most.perSecond / all.first().second.perSecond;
    report.aim(
        u"%1 writers place at least 20 × as many durable bets a second as one"_s.arg(
            all.last().first),
        figure(gain) + u" ×"_s,
        gain >= 20,
        kCpuLimit.arg(figure(most.cpuEach)).arg(figure(1e6 / most.cpuEach)));
    report.aim(
        u"ack p99 under load within 3 syncs of the disk"_s,
        u"%1 ms, %2 syncs"_s.arg(figure(most.p99Ms), figure(most.p99Ms / sync)),
        most.p99Ms <= 3 * sync,
        kWaitLimit.arg(all.last().first).arg(figure(most.perSecond)));
    report.note(u"The disk: %1 and %2 syncs a second, p50 %3 ms, p99 %4 ms."_s.arg(
        figure(before.perSecond),
        figure(after.perSecond),
        figure(sync),
        figure(std::max(before.p99Ms, after.p99Ms))));
}

} // namespace betlog::bench
