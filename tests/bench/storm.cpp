// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "tests/bench/child.h"
#include "tests/bench/crowd.h"
#include "tests/bench/http_line.h"
#include "tests/bench/measurements.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <poll.h>
#include <random>

namespace betlog::bench {

using namespace Qt::Literals::StringLiterals;

namespace {

const QByteArray kPacks = R"(,"compress":["zstd"])"; // as Betlog's own clients say

/// Clients that are told to come back, and do, each at a random time of the window that it is
/// given; and a writer that notes how long each of its bets waited meanwhile.
class Storm
{
public:
    Storm(const Child& server, int clients)
        : m_server(server)
        , m_crowd(server.port())
        , m_clients(clients)
    {
        m_crowd.onMessage([this](int client, QByteArrayView text) { hear(client, text); });
        m_crowd.onOpen(
            [this](int client) { m_crowd.send(client, helloText("*", m_resume, kPacks)); });
    }

    /// All clients join at random times of the window; the milliseconds until the last is live.
    double run(std::chrono::milliseconds window, const QByteArray& resume)
    {
        m_resume = resume;
        std::mt19937 random(1);
        std::uniform_int_distribution<qint64> delay(0, window.count());
        for (int i = 0; i < m_clients; ++i)
            m_due.push_back(std::chrono::milliseconds(delay(random)));
        std::ranges::sort(m_due, std::greater<>());
        HttpLine http(m_server.port());
        const auto start = Clock::now();
        const auto turn = [&] {
            while (!m_due.empty() && Clock::now() - start >= m_due.back()) {
                m_crowd.begin();
                m_due.pop_back();
            }
            return m_live >= m_clients;
        };
        constexpr std::chrono::milliseconds kBetween {20};
        constexpr std::chrono::minutes kPatience {2};
        while (m_live < m_clients) {
            const auto posted = Clock::now();
            http.send("POST", "/api/bets", betBody());
            (void)m_crowd.runUntil([&] { return turn() || hasAnswer(http); }, kPatience);
            (void)http.readAnswer();
            m_waits.append(millisecondsSince(posted));
            (void)m_crowd.runUntil(turn, kBetween);
            if (Clock::now() - start > kPatience)
                qFatal("Not everybody came back");
        }
        return millisecondsSince(start);
    }

    [[nodiscard]] const QList<double>& waits() const { return m_waits; }

    [[nodiscard]] int failures() const { return m_crowd.failures(); }

private:
    static bool hasAnswer(const HttpLine& http);

    void hear(int, QByteArrayView text)
    {
        if (text.first(std::min<qsizetype>(text.size(), 200)).contains("\"type\":\"live\""))
            ++m_live;
    }

    const Child& m_server;
    Crowd m_crowd;
    int m_clients;
    int m_live = 0;
    QByteArray m_resume;
    std::vector<std::chrono::milliseconds> m_due;
    QList<double> m_waits;
};

bool Storm::hasAnswer(const HttpLine& http)
{
    pollfd waiting {http.descriptor(), POLLIN, 0};
    return ::poll(&waiting, 1, 0) > 0;
}

QByteArray cursorOf(const Child& server)
{
    const QJsonObject health =
        QJsonDocument::fromJson(HttpLine(server.port()).get("/api/health").body).object();
    return R"({"epoch":")" + health["epoch"_L1].toString().toLatin1() + R"(","seq":)"
        + QByteArray::number(health["seq"_L1].toInt()) + '}';
}

/// The window that a server gives so many clients when it stops.
std::chrono::milliseconds askWindow(const Setting& setting, int clients)
{
    auto server = setting.startBetlogd(u"goodbye"_s);
    Crowd crowd(server->port());
    int live = 0;
    std::chrono::milliseconds window {0};
    crowd.onMessage([&](int, QByteArrayView text) {
        if (text.contains("\"type\":\"live\""))
            ++live;
        if (text.contains("\"type\":\"goodbye\""))
            window = std::chrono::milliseconds(QJsonDocument::fromJson(text.toByteArray())
                                                   .object()["reconnectAfterMs"_L1]
                                                   .toArray()
                                                   .last()
                                                   .toInt());
    });
    crowd.open(clients);
    for (int i = 0; i < clients; ++i)
        crowd.send(i, helloText("NONE/*"));
    constexpr std::chrono::seconds kPatience {60};
    if (!crowd.runUntil([&] { return live == clients; }, kPatience))
        qFatal("Not everybody is live");
    server->terminate();
    (void)crowd.runUntil([&] { return window.count() > 0; }, kPatience);
    return window;
}

} // namespace

void measureStorm(const Setting& setting, Report& report)
{
    const int clients = setting.quick ? 50 : 5000;
    report.section(
        u"Reconnect storm"_s,
        u"%1 clients come back after a restart, with a cursor that lacks 100 changes, within the "
        u"window that the stopping "
        u"server gave them, and in the worst case all at once; somebody goes on placing bets."_s
            .arg(clients),
        {u"within ms"_s,
         u"all live after ms"_s,
         u"failures"_s,
         u"longest wait of a bet ms"_s,
         u"p99 ms"_s,
         u"peak MB"_s});
    const std::chrono::milliseconds window = askWindow(setting, clients);
    for (const std::chrono::milliseconds within : {window, std::chrono::milliseconds(0)}) {
        const auto server = setting.startBetlogd(u"storm-%1"_s.arg(within.count()));
        seedBets(server->port(), 1000);
        const QByteArray cursor = cursorOf(*server);
        seedBets(server->port(), 100);
        Storm storm(*server, clients);
        const double took = storm.run(within, cursor);
        report.row(
            {QString::number(within.count()),
             figure(took),
             QString::number(storm.failures()),
             figure(percentile(storm.waits(), 100)),
             figure(percentile(storm.waits(), 99)),
             figure(server->peakKilobytes() / 1024)});
        if (within != window)
            continue;
        report.aim(
            u"%1 clients are all live within 10 s of a restart"_s.arg(clients),
            u"%1 s, %2 failures"_s.arg(figure(took / 1000)).arg(storm.failures()),
            took <= 10'000 && storm.failures() == 0,
            u"They come back within the window that the stopping server gave them."_s);
        const double longest = percentile(storm.waits(), 100);
        report.aim(
            u"no write waits more than 250 ms meanwhile"_s,
            figure(longest) + u" ms"_s,
            longest <= 250,
            u"The network's thread welcomes them one by one."_s);
    }
}

} // namespace betlog::bench
