// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "tests/bench/child.h"
#include "tests/bench/crowd.h"
#include "tests/bench/http_line.h"
#include "tests/bench/measurements.h"

#include <array>
#include <poll.h>

namespace betlog::bench {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Figures
{
    double perSecond = 0;
    double p99Ms = 0;
    double cpuEach = 0;
};

/// So many connections, each of which asks again when it was answered.
Figures measure(const Child& server, int connections, std::chrono::milliseconds time)
{
    HttpLine first(server.port());
    first.send("POST", "/api/bets", betBody());
    (void)first.readAnswer();
    std::vector<std::unique_ptr<HttpLine>> lines;
    std::vector<pollfd> waiting;
    std::vector<Clock::time_point> asked;
    const auto ask = [&](size_t line) {
        asked[line] = Clock::now();
        lines[line]->send("GET", "/api/changes?since=1");
    };
    for (int i = 0; i < connections; ++i) {
        lines.push_back(std::make_unique<HttpLine>(server.port()));
        waiting.push_back({lines.back()->descriptor(), POLLIN, 0});
        asked.emplace_back();
        ask(lines.size() - 1);
    }
    QList<double> took;
    const double before = server.cpuMicroseconds();
    const auto start = Clock::now();
    // A connection may ask 2,000 times at once, and then 500 times a second.
    constexpr qsizetype kUnhindered = 1900;
    while (Clock::now() - start < time && took.size() < connections * kUnhindered) {
        constexpr int kPatienceMs = 10'000;
        if (::poll(waiting.data(), waiting.size(), kPatienceMs) <= 0)
            qFatal("Nobody is answered");
        for (size_t i = 0; i < lines.size(); ++i) {
            if ((waiting[i].revents & POLLIN) == 0)
                continue;
            if (const int status = lines[i]->readAnswer().status; status != 200)
                qFatal("A poll is refused with %d", status);
            took.append(millisecondsSince(asked[i]));
            ask(i);
        }
    }
    const double seconds = millisecondsSince(start) / 1000;
    const auto polls = double(took.size());
    return {polls / seconds, percentile(took, 99), (server.cpuMicroseconds() - before) / polls};
}

} // namespace

void measurePolling(const Setting& setting, Report& report)
{
    report.section(
        u"Polling"_s,
        u"`GET /api/changes` with nothing new, each connection asking again when it was answered."_s,
        {u"connections"_s, u"server"_s, u"polls a second"_s, u"p99 ms"_s, u"CPU µs a poll"_s});
    const std::chrono::milliseconds time(setting.quick ? 200 : 3000);
    QList<double> gains;
    for (const int connections : setting.quick ? QList<int> {8} : QList<int> {1, 64}) {
        const auto add = [&](const QString& name, const Child& server) {
            const Figures figures = measure(server, connections, time);
            report.row(
                {QString::number(connections),
                 name,
                 figure(figures.perSecond),
                 figure(figures.p99Ms),
                 figure(figures.cpuEach)});
            return figures;
        };
        const Figures ours =
            add(u"betlogd"_s, *setting.startBetlogd(u"polling-%1"_s.arg(connections)));
        if (const auto peer = setting.startPeer())
            gains.append(add(u"express"_s, *peer).cpuEach / ours.cpuEach);
    }
    if (!gains.isEmpty())
        report.aim(
            u"a poll with nothing new costs less CPU than in Node"_s,
            u"Node takes %1 × as much"_s.arg(span(gains)),
            percentile(gains, 0) > 1,
            u"QHttpServer reads each request a second time."_s);
    report.note(
        u"Each connection asks 1,900 times at most: betlogd lets one ask 2,000 times at once, and "
        "then 500 times a second."_s);
}

} // namespace betlog::bench
