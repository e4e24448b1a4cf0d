// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "tests/bench/child.h"
#include "tests/bench/crowd.h"
#include "tests/bench/http_line.h"
#include "tests/bench/measurements.h"

#include <QList>

namespace betlog::bench {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Figures
{
    double p50Ms = 0;
    double p99Ms = 0;
    double cpuEach = 0; ///< microseconds a delivery, all that the server does for it
    double cpuAlone = 0; ///< microseconds a post without subscribers
    double kilobytesEach = 0;
    double baseKilobytes = 0;
};

/// Posts one bet and waits until all have it; the milliseconds from the post to the last one.
double postOne(HttpLine& http, Crowd& crowd, int subscribers)
{
    constexpr std::chrono::seconds kPatience {30};
    const qint64 expected = crowd.messages() + subscribers;
    const auto start = Clock::now();
    http.send("POST", "/api/bets", betBody());
    if (!crowd.runUntil([&] { return crowd.messages() >= expected; }, kPatience))
        qFatal("Not everybody was told");
    const double took = millisecondsSince(start);
    if (http.readAnswer().status != 201)
        qFatal("A bet was refused");
    return took;
}

/// What a post costs the server where nobody listens.
double costAlone(const Child& server, HttpLine& http, int rounds)
{
    const double before = server.cpuMicroseconds();
    for (int i = 0; i < rounds; ++i) {
        http.send("POST", "/api/bets", betBody());
        (void)http.readAnswer();
    }
    return (server.cpuMicroseconds() - before) / rounds;
}

Figures measure(const Child& server, int subscribers, int rounds)
{
    constexpr int kWarmUp = 5;
    Figures figures;
    HttpLine http(server.port());
    costAlone(server, http, kWarmUp);
    figures.cpuAlone = costAlone(server, http, rounds);
    Crowd crowd(server.port());
    figures.baseKilobytes = server.privateKilobytes();
    crowd.open(subscribers);
    constexpr std::chrono::milliseconds kSettle {300};
    (void)crowd.runUntil([] { return false; }, kSettle); // The greeting comes to everybody.
    figures.kilobytesEach = (server.privateKilobytes() - figures.baseKilobytes) / subscribers;
    for (int i = 0; i < kWarmUp; ++i)
        postOne(http, crowd, subscribers);
    QList<double> took;
    const double before = server.cpuMicroseconds();
    for (int i = 0; i < rounds; ++i)
        took.append(postOne(http, crowd, subscribers));
    figures.cpuEach = (server.cpuMicroseconds() - before) / rounds / subscribers;
    figures.p50Ms = percentile(took, 50);
    figures.p99Ms = percentile(took, 99);
    return figures;
}

QStringList row(const QString& name, int subscribers, const Figures& figures, double bare)
{
    const double fanOut = std::max(figures.cpuEach - figures.cpuAlone / subscribers, 0.0);
    return {
        QString::number(subscribers),
        name,
        figure(figures.p50Ms),
        figure(figures.p99Ms),
        figure(figures.cpuEach),
        figure(fanOut),
        bare > 0 ? figure(fanOut / bare) : u"1"_s,
        figure(figures.kilobytesEach),
        figure(figures.baseKilobytes / 1024)};
}

} // namespace

void measureFanOut(const Setting& setting, Report& report)
{
    report.section(
        u"Fan-out and memory"_s,
        u"One bet posted over HTTP, told to so many subscribers. Time until the last one has it; "
        u"the server's CPU for a "
        u"delivery, with everything (betlogd checks, settles, hashes and commits to disk first; "
        u"the others do not) and "
        u"without what the post costs when nobody listens; that beside the bare loop; the "
        u"process's own memory for each "
        u"idle connection, and before the first."_s,
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
    const int rounds = setting.quick ? 5 : 60;
    for (const int size : sizes) {
        const Figures bare = measure(*setting.startBare(), size, rounds);
        const double limit = bare.cpuEach - bare.cpuAlone / size;
        report.row(row(u"bare loop"_s, size, bare, 0));
        const auto betlogd = setting.startBetlogd(u"fan-out-%1"_s.arg(size));
        report.row(row(u"betlogd"_s, size, measure(*betlogd, size, rounds), limit));
        if (const auto peer = setting.startPeer())
            report.row(row(u"ws"_s, size, measure(*peer, size, rounds), limit));
    }
}

void measureSmallGroup(const Setting& setting, Report& report)
{
    report.section(
        u"A small group"_s,
        u"Five subscribers and one bet: from the post until the last one has it, the commit to disk included."_s,
        {u"server"_s, u"p50 ms"_s, u"p99 ms"_s});
    constexpr int kGroup = 5;
    const int rounds = setting.quick ? 5 : 300;
    const auto betlogd = setting.startBetlogd(u"small"_s);
    const Figures ours = measure(*betlogd, kGroup, rounds);
    report.row({u"betlogd"_s, figure(ours.p50Ms), figure(ours.p99Ms)});
    if (const auto peer = setting.startPeer()) {
        const Figures theirs = measure(*peer, kGroup, rounds);
        report.row({u"ws (no disk)"_s, figure(theirs.p50Ms), figure(theirs.p99Ms)});
    }
}

} // namespace betlog::bench
