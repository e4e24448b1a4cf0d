// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "tests/support/bet_bodies.h"
#include "tests/support/http_client.h"
#include "tests/support/server_process.h"
#include "tests/support/ws_client.h"

#include <QSet>
#include <QTest>

using namespace betlog::tests;
using namespace Qt::Literals::StringLiterals;

namespace {

/// A client that places bets, as many at once as it may, and notes what became of each.
class Writer
{
public:
    [[nodiscard]] bool join(const QUrl& url)
    {
        if (!m_client.open(url))
            return false;
        m_client.hello({u"NONE/*"_s}, u"Writer"_s);
        return !m_client.next(u"live"_s).isEmpty();
    }

    void placeMore()
    {
        while (m_placed.size() - answered() < 20)
            place();
    }

    [[nodiscard]] qsizetype answered() const
    {
        return std::ranges::count_if(m_client.messages(), [](const QJsonObject& message) {
            return message["type"_L1] == "ack"_L1;
        });
    }

    /// The bets that the server said are on disk.
    [[nodiscard]] QSet<QString> acked() const
    {
        QSet<QString> acked;
        for (const QJsonObject& message : m_client.messages()) {
            if (message["type"_L1] == "ack"_L1)
                acked.insert(message["bet"_L1]["id"_L1].toString());
        }
        return acked;
    }

    [[nodiscard]] const QStringList& placed() const { return m_placed; }

    [[nodiscard]] bool waitUntilClosed() { return m_client.waitUntilClosed(); }

private:
    void place()
    {
        m_placed.append(newUuid());
        m_client.mutate(u"create"_s, m_placed.last(), betBody(u"Writer"_s));
    }

    WsClient m_client;
    QStringList m_placed;
};

} // namespace

/// The power fails at any moment: whatever was acknowledged is there, and the log is sound.
class TestKill9 final : public QObject
{
    Q_OBJECT

private slots:
    void losesNothingThatWasAcked_data();
    void losesNothingThatWasAcked();
};

void TestKill9::losesNothingThatWasAcked_data()
{
    QTest::addColumn<int>("acks");
    QTest::newRow("early") << 3;
    QTest::newRow("in the middle") << 120;
    QTest::newRow("late") << 400;
}

void TestKill9::losesNothingThatWasAcked()
{
    QFETCH(int, acks);
    ServerProcess server;
    QVERIFY2(server.start(), qPrintable(server.errors()));
    std::vector<std::unique_ptr<Writer>> writers;
    for (int i = 0; i < 3; ++i) {
        writers.push_back(std::make_unique<Writer>());
        QVERIFY(writers.back()->join(server.webSocket(u"/ws"_s)));
    }
    const auto hasEnough = [&] {
        qsizetype answered = 0;
        for (const auto& writer : writers) {
            writer->placeMore();
            answered += writer->answered();
        }
        return answered >= acks;
    };
    QTRY_VERIFY_WITH_TIMEOUT(hasEnough(), 30000);
    server.kill();
    for (const auto& writer : writers)
        QVERIFY(writer->waitUntilClosed());

    const ProgramRun verified = runBetlogd({u"verify"_s, u"--data"_s, server.dataDir()});
    QVERIFY2(verified.exitCode == 0, qPrintable(verified.output + verified.errors));
    QVERIFY2(verified.output.startsWith(u"ok: "_s), qPrintable(verified.output));

    QVERIFY2(server.start(), qPrintable(server.errors()));
    HttpClient http(server.http(u"/"_s));
    QSet<QString> standing;
    const QJsonArray bets = http.get(u"/api/bets/2024-12-01"_s).array();
    for (const QJsonValue& bet : bets)
        standing.insert(bet["id"_L1].toString());
    QCOMPARE(standing.size(), bets.size());
    QCOMPARE(http.get(u"/api/health"_s).object()["seq"_L1].toInt(), bets.size());
    QSet<QString> placed;
    for (const auto& writer : writers) {
        QVERIFY(standing.contains(writer->acked()));
        placed += QSet<QString>(writer->placed().begin(), writer->placed().end());
    }
    QVERIFY(placed.contains(standing));
}

QTEST_GUILESS_MAIN(TestKill9)
#include "tst_kill9.moc"
