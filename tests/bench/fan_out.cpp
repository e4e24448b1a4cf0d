// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "tests/bench/child.h"
#include "tests/bench/crowd.h"
#include "tests/bench/http_line.h"
#include "tests/bench/measurements.h"

#include <QList>

#include <optional>

namespace betlog::bench {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Figures
{
    double p50Ms = 0;
    double p99Ms = 0;
    double cpuEach = 0; ///< microseconds a delivery, all that the server does for it
    double fanOutEach = 0; ///< microseconds that one more subscriber adds to a post; not above 0
                           ///< where that is lost in the noise
    double kilobytesEach = 0;
    double baseKilobytes = 0;
};

const QString kNotTold = u"not everybody was told in 30 s"_s;
const QString kKernelLimit = u"ws itself takes %1 × what the bare loop takes: where that is less "
                             u"than 1.5, the kernel's part "
                             "of a send is so large that nothing can be 1.5 × better."_s;
const QString kFanOutLimit = u"A delivery takes 171 instructions outside of the kernel "
                             u"(callgrind); the rest is the kernel's "
                             u"part of a send, and a session's state that is no longer in the "
                             u"processor's cache. How far the "
                             u"same figure is apart in two runs shows what is noise."_s;

/// Posts one bet and waits until all have it; the milliseconds from the post to the last one, none
/// where somebody was not told.
std::optional<double> postOne(HttpLine& http, Crowd& crowd, int subscribers)
{
    constexpr std::chrono::seconds kPatience {30};
    const qint64 expected = crowd.messages() + subscribers;
    const auto start = Clock::now();
    http.send("POST", "/api/bets", betBody());
    if (!crowd.runUntil([&] { return crowd.messages() >= expected; }, kPatience))
        return std::nullopt;
    const double took = millisecondsSince(start);
    if (http.readAnswer().status != 201)
        qFatal("A bet was refused");
    return took;
}

/// Lets what the server does of its own accord pass: greetings, and goodbyes.
void settle(Crowd& crowd)
{
    constexpr std::chrono::milliseconds kSettle {300};
    (void)crowd.runUntil([] { return false; }, kSettle);
}

constexpr int kWarmUp = 5; ///< posts

/// Bets that all subscribers are told of, some to grow warm first: how long each took. None where
/// somebody was not told.
std::optional<QList<double>> postSome(
    const Child& server, HttpLine& http, Crowd& crowd, int subscribers, int rounds, double& cpu)
{
    QList<double> took;
    double before = 0;
    for (int i = -kWarmUp; i < rounds; ++i) {
        if (i == 0)
            before = server.cpuMicroseconds();
        const auto one = postOne(http, crowd, subscribers);
        if (!one)
            return std::nullopt;
        if (i >= 0)
            took.append(*one);
    }
    cpu += server.cpuMicroseconds() - before;
    return took;
}

/// In turns with half of the subscribers and with all of them. What the second half adds is what
/// telling them costs: what a post costs by itself is in both, as warm or cold as other work left
/// the processor's caches, and with as large a log.
std::optional<Figures> measure(const Child& server, int subscribers, int rounds)
{
    // Thousands that come back at once would find the server still busy with their leaving; of
    // so many, one turn tells enough.
    constexpr int kMostInTurns = 1000;
    const int turns = subscribers > kMostInTurns ? 1 : 3;
    const int half = subscribers / 2;
    Figures figures;
    HttpLine http(server.port());
    QList<double> took;
    double toHalf = 0;
    double toAll = 0;
    for (int turn = 0; turn < turns; ++turn) {
        Crowd crowd(server.port());
        for (int i = 0; i < kWarmUp; ++i)
            (void)postOne(http, crowd, 0);
        const double base = server.privateKilobytes();
        crowd.open(half);
        settle(crowd);
        const auto first = postSome(server, http, crowd, half, rounds, toHalf);
        crowd.open(subscribers - half);
        settle(crowd);
        if (turn == 0) {
            figures.baseKilobytes = base;
            figures.kilobytesEach = (server.privateKilobytes() - base) / subscribers;
        }
        const auto second = postSome(server, http, crowd, subscribers, rounds, toAll);
        if (!first || !second)
            return std::nullopt;
        took += *second;
        crowd.closeAll();
        settle(crowd);
    }
    figures.cpuEach = toAll / (turns * rounds) / subscribers;
    figures.fanOutEach = (toAll - toHalf) / (turns * rounds) / (subscribers - half);
    figures.p50Ms = percentile(took, 50);
    figures.p99Ms = percentile(took, 99);
    return figures;
}

/// Of a server of ours, which does tell everybody.
Figures measureOurs(const Child& server, int subscribers, int rounds)
{
    const auto figures = measure(server, subscribers, rounds);
    if (!figures)
        qFatal("Not everybody was told");
    return *figures;
}

/// Of each size.
struct Ratios
{
    QList<double> toBare;
    QList<double> ofWs;
    QList<double> wsToBare;
    QList<double> kilobytesEach;
    QList<double> baseMegabytes;
};

/// Nothing where one of the two is lost in the noise.
void addRatio(QList<double>& ratios, double part, double whole)
{
    if (part > 0 && whole > 0)
        ratios.append(part / whole);
}

void tellAims(const Ratios& ratios, Report& report)
{
    if (!ratios.toBare.isEmpty())
        report.aim(
            u"fan-out: one more subscriber costs at most 1.3 × what it costs the bare loop, at "
            u"every size"_s,
            span(ratios.toBare) + u" ×"_s,
            percentile(ratios.toBare, 100) <= 1.3,
            kFanOutLimit);
    if (!ratios.ofWs.isEmpty())
        report.aim(
            u"fan-out: at least 1.5 × better than ws"_s,
            span(ratios.ofWs) + u" ×"_s,
            percentile(ratios.ofWs, 0) >= 1.5,
            kKernelLimit.arg(span(ratios.wsToBare)));
    report.aim(
        u"memory of an idle connection at most 8 KB"_s,
        figure(ratios.kilobytesEach.last()) + u" KB"_s,
        ratios.kilobytesEach.last() <= 8);
    report.aim(
        u"betlogd before its first client at most 25 MB"_s,
        figure(percentile(ratios.baseMegabytes, 100)) + u" MB"_s,
        percentile(ratios.baseMegabytes, 100) <= 25);
}

/// Of a turn. The fewer hear of a post, the more its own cost hides what telling them costs: so
/// many more posts.
int roundsOf(int subscribers, const Setting& setting)
{
    constexpr int kDeliveries = 100'000;
    constexpr int kFewest = 40;
    return setting.quick ? 4 : std::max(kFewest, kDeliveries / subscribers);
}

QStringList row(const QString& name, int subscribers, const Figures& figures, double bare)
{
    const auto cell = [](double value) {
        return value > 0 ? figure(value) : u"–"_s;
    };
    return {
        QString::number(subscribers),
        name,
        figure(figures.p50Ms),
        figure(figures.p99Ms),
        figure(figures.cpuEach),
        cell(figures.fanOutEach),
        bare > 0 ? cell(figures.fanOutEach / bare) : u"1"_s,
        figure(figures.kilobytesEach),
        figure(figures.baseKilobytes / 1024)};
}

void addPeer(
    const std::optional<Figures>& theirs,
    int size,
    double limit,
    double ours,
    Ratios& ratios,
    Report& report)
{
    if (!theirs) {
        const QStringList unknown(6, u"–"_s);
        report.row(QStringList {QString::number(size), u"ws"_s, kNotTold} + unknown);
        return;
    }
    report.row(row(u"ws"_s, size, *theirs, limit));
    addRatio(ratios.ofWs, theirs->fanOutEach, ours);
    addRatio(ratios.wsToBare, theirs->fanOutEach, limit);
}

} // namespace

void measureFanOut(const Setting& setting, Report& report)
{
    report.section(
        u"Fan-out and memory"_s,
        u"One bet posted over HTTP, told to so many subscribers. Time until the last one has it; "
        u"the "
        u"server's CPU for a delivery, with everything (betlogd checks, settles, hashes and "
        u"commits "
        u"to disk first; the others do not), and what one more subscriber adds to it, the "
        u"difference between half of them and all; that beside the bare loop; the process's own "
        u"memory for each idle connection (with what the bets that half of them heard of left in "
        u"its caches, which is most of it where there are few), and before the first. In three "
        u"turns (beyond a thousand: one), with the more posts the fewer hear of them."_s,
        {u"subscribers"_s,
         u"server"_s,
         u"p50 ms"_s,
         u"p99 ms"_s,
         u"CPU µs"_s,
         u"fan-out µs"_s,
         u"× bare"_s,
         u"KB each"_s,
         u"base MB"_s});
    const QList<int> sizes = setting.quick ? QList<int> {50} : QList<int> {100, 1000, 5000, 9000};
    Ratios ratios;
    for (const int size : sizes) {
        const int rounds = roundsOf(size, setting);
        const Figures bare = measureOurs(*setting.startBare(), size, rounds);
        const double limit = bare.fanOutEach;
        report.row(row(u"bare loop"_s, size, bare, 0));
        const auto betlogd = setting.startBetlogd(u"fan-out-%1"_s.arg(size));
        const Figures ours = measureOurs(*betlogd, size, rounds);
        report.row(row(u"betlogd"_s, size, ours, limit));
        addRatio(ratios.toBare, ours.fanOutEach, limit);
        ratios.kilobytesEach.append(ours.kilobytesEach);
        ratios.baseMegabytes.append(ours.baseKilobytes / 1024);
        if (const auto peer = setting.startPeer())
            addPeer(measure(*peer, size, rounds), size, limit, ours.fanOutEach, ratios, report);
    }
    tellAims(ratios, report);
}

void measureSmallGroup(const Setting& setting, Report& report)
{
    report.section(
        u"A small group"_s,
        u"Five subscribers and one bet: from the post until the last one has it, the commit to disk included."_s,
        {u"server"_s, u"p50 ms"_s, u"p99 ms"_s});
    constexpr int kGroup = 5;
    const int rounds = setting.quick ? 5 : 300;
    const std::chrono::milliseconds time(setting.quick ? 100 : 2000);
    const DiskRate disk = measureDisk(setting.folder, time);
    const auto betlogd = setting.startBetlogd(u"small"_s);
    const Figures ours = measureOurs(*betlogd, kGroup, rounds);
    report.row({u"betlogd"_s, figure(ours.p50Ms), figure(ours.p99Ms)});
    report.aim(
        u"five clients and one bet in under 2 ms, the sync of the disk aside"_s,
        u"%1 ms, of which a sync %2 ms"_s.arg(figure(ours.p50Ms), figure(disk.p50Ms)),
        ours.p50Ms - disk.p50Ms < 2);
    if (const auto peer = setting.startPeer()) {
        const auto theirs = measure(*peer, kGroup, rounds);
        const auto cell = [&theirs](double Figures::*member) {
            return theirs ? figure((*theirs).*member) : kNotTold;
        };
        report.row({u"ws (no disk)"_s, cell(&Figures::p50Ms), cell(&Figures::p99Ms)});
    }
}

} // namespace betlog::bench
