// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "tests/bench/child.h"
#include "tests/bench/crowd.h"
#include "tests/bench/measurements.h"
#include "wire/limits.h"

#include <QList>

namespace betlog::bench {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Figures
{
    double perSecond = 0;
    double p50Ms = 0;
    double p99Ms = 0;
    double longestMs = 0;
    double cpuEach = 0; ///< microseconds a bet
};

constexpr int kSlowSyncMs = 5;
/// No writer comes near what the server lets it write in one go, and where it is slowed down.
constexpr int kMostOfOne = wire::limits::kMessageBurst * 9 / 10;

const QString kGainLimit =
    u"One writer places %2 bets a second alone, with syncs of %1 ms; a bet takes %3 µs of CPU, on "
    "the cores that the load uses too, and twenty times as many would take more cores than there "
    "are."_s;
const QString kDiskLimit =
    u"A bet that comes just after a commit has begun waits for that one and for its own; the work "
    "of both comes on top, and whatever else the machine does."_s;
const QString kWaitLimit =
    u"%1 writers that each wait for their ack queue for the processor: a round of them takes %1 × "
    "%2 µs, whatever the disk does."_s;

/// So many clients, each of which places its next bet when the one before is acked: for that long,
/// or until they have written as much as they may at once.
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
        } else if (text.contains("\"type\":\"error\"")) {
            qFatal("A bet is refused: %s", text.toByteArray().constData());
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
    (void)crowd.runUntil([&] { return number >= writers * kMostOfOne / 10; }, time / 4);
    isMeasuring = true;
    const double before = server.cpuMicroseconds();
    const auto start = Clock::now();
    (void)crowd.runUntil([&] { return number >= writers * kMostOfOne; }, time);
    const double seconds = millisecondsSince(start) / 1000;
    const double cpu = server.cpuMicroseconds() - before;
    crowd.onMessage(nullptr);
    return {
        double(took.size()) / seconds,
        percentile(took, 50),
        percentile(took, 99),
        percentile(took, 100),
        cpu / double(std::max<qsizetype>(took.size(), 1))};
}

using Rows = QList<std::pair<int, Figures>>;

/// One server, more and more writers.
Rows measureWriters(const Setting& setting, const QString& log, const QStringList& environment = {})
{
    const std::chrono::milliseconds time(setting.quick ? 200 : 4000);
    const auto server = setting.startBetlogd(log, environment);
    Rows rows;
    for (const int writers : setting.quick ? QList<int> {1, 4} : QList<int> {1, 16, 256})
        rows.append({writers, measure(*server, writers, time)});
    return rows;
}

double gainOf(const Rows& rows)
{
    return rows.last().second.perSecond / rows.first().second.perSecond;
}

void add(Report& report, const QString& disk, double syncMs, const Rows& rows)
{
    for (const auto& [writers, figures] : rows)
        report.row(
            {disk,
             QString::number(writers),
             figure(figures.perSecond),
             figure(figures.perSecond / rows.first().second.perSecond),
             figure(figures.p50Ms),
             figure(figures.p99Ms),
             figure(figures.p99Ms / syncMs),
             figure(figures.longestMs),
             figure(figures.cpuEach)});
}

void tellAims(const Rows& rows, const Rows& slow, double syncMs, Report& report)
{
    const auto& [writers, most] = rows.last();
    const double alone = rows.first().second.perSecond;
    report.aim(
        u"%1 writers place at least 20 × as many durable bets a second as one"_s.arg(writers),
        u"%1 ×; %2 × where a sync takes %3 ms"_s.arg(
            figure(gainOf(rows)), figure(gainOf(slow)), QString::number(kSlowSyncMs)),
        gainOf(rows) >= 20,
        kGainLimit.arg(figure(syncMs), figure(alone), figure(most.cpuEach)));
    const auto& [some, onSlowDisk] = slow.at(1);
    const double slowSyncs = onSlowDisk.p99Ms / (syncMs + kSlowSyncMs);
    report.aim(
        u"ack p99 of %1 writers within 3 syncs of a disk that takes %2 ms for one"_s.arg(some).arg(
            kSlowSyncMs),
        u"%1 syncs"_s.arg(figure(slowSyncs)),
        slowSyncs <= 3,
        kDiskLimit);
    report.aim(
        u"ack p99 of %1 writers within 3 syncs of the disk"_s.arg(writers),
        u"%1 syncs"_s.arg(figure(most.p99Ms / syncMs)),
        most.p99Ms <= 3 * syncMs,
        kWaitLimit.arg(QString::number(writers), figure(most.cpuEach)));
}

} // namespace

void measureWrites(const Setting& setting, Report& report)
{
    report.section(
        u"Durable writes"_s,
        u"Bets of three lines over WebSockets, each acked only when it is on disk; a writer sends "
        u"its next bet when the last one is acked. The disk's own rate is 4 KB appended and "
        u"synced, in the same folder, before and after. Where this machine's disk syncs in no "
        u"time, the same is measured once more with every sync taking %1 ms longer."_s.arg(
            kSlowSyncMs),
        {u"disk"_s,
         u"writers"_s,
         u"bets a second"_s,
         u"× one writer"_s,
         u"ack p50 ms"_s,
         u"ack p99 ms"_s,
         u"p99 in syncs"_s,
         u"longest ms"_s,
         u"CPU µs a bet"_s});
    const std::chrono::milliseconds time(setting.quick ? 100 : 2000);
    const DiskRate before = measureDisk(setting.folder, time);
    const Rows rows = measureWriters(setting, u"writes"_s);
    const DiskRate after = measureDisk(setting.folder, time);
    const Rows slow = measureWriters(
        setting,
        u"slow-writes"_s,
        {u"LD_PRELOAD="_s + setting.programs + u"/libbench_slow_sync.so"_s,
         u"BENCH_SYNC_MS=%1"_s.arg(kSlowSyncMs),
         // A sanitizer's runtime wants to be the first that is loaded; here it need not be.
         u"ASAN_OPTIONS=%1:verify_asan_link_order=0"_s.arg(qEnvironmentVariable("ASAN_OPTIONS"))});
    const double sync = (before.p50Ms + after.p50Ms) / 2;
    add(report, u"as it is"_s, sync, rows);
    add(report, u"slow"_s, sync + kSlowSyncMs, slow);
    report.note(u"The disk: %1 and %2 syncs a second, p50 %3 ms, p99 %4 ms.\n"_s.arg(
        figure(before.perSecond),
        figure(after.perSecond),
        figure(sync),
        figure(std::max(before.p99Ms, after.p99Ms))));
    tellAims(rows, slow, sync, report);
}

} // namespace betlog::bench
