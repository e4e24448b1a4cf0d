// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "tests/support/bet_bodies.h"
#include "tests/support/http_client.h"
#include "tests/support/server_process.h"
#include "tests/support/ws_client.h"

#include <QFile>
#include <QMap>
#include <QRegularExpression>
#include <QTest>

using namespace betlog::tests;
using namespace Qt::Literals::StringLiterals;

namespace {

/// Each metric that docs/operations.md lists, with its type.
QMap<QString, QString> listed()
{
    static const QRegularExpression row(
        u"^\\| `(betlog_\\w+)` \\| (\\w+) \\|"_s, QRegularExpression::MultilineOption);
    QFile file(QStringLiteral(TEST_DATA_DIR "/../../docs/operations.md"));
    QMap<QString, QString> types;
    if (!file.open(QIODevice::ReadOnly))
        return types;
    auto rows = row.globalMatch(QString::fromUtf8(file.readAll()));
    while (rows.hasNext()) {
        const QRegularExpressionMatch match = rows.next();
        types.insert(match.captured(1), match.captured(2));
    }
    return types;
}

} // namespace

/// What an operator watches: every metric is there, is listed, and counts what it says.
class TestMetrics final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void listsEachMetric();
    void countsConnectionsByMode();
    void countsWhatIsSentAndReceived();
    void countsReconnects();
    void countsPolls();
    void countsWritesAndTheirTimes();
    void countsRefusalsByCode();
    void countsWhatCannotEvenBeWritten();

private:
    [[nodiscard]] QString text();
    /// The value of a metric, with its labels as they are written; 0 where it is not there yet.
    [[nodiscard]] double value(const QString& name);
    [[nodiscard]] HttpAnswer place();

    ServerProcess m_server;
    std::unique_ptr<HttpClient> m_http;
};

void TestMetrics::initTestCase()
{
    QVERIFY2(m_server.start(), qPrintable(m_server.errors()));
    m_http = std::make_unique<HttpClient>(m_server.http(u"/"_s));
}

QString TestMetrics::text()
{
    return QString::fromUtf8(m_http->get(u"/metrics"_s).body);
}

double TestMetrics::value(const QString& name)
{
    const QStringList lines = text().split(u'\n');
    for (const QString& line : lines) {
        if (line.startsWith(name + u' '))
            return line.sliced(name.size() + 1).toDouble();
    }
    return 0;
}

HttpAnswer TestMetrics::place()
{
    return m_http->post(u"/api/bets"_s, betBody());
}

void TestMetrics::listsEachMetric()
{
    QCOMPARE(m_http->get(u"/api/nowhere"_s).status, 404); // Else nothing was refused yet.
    static const QRegularExpression type(
        u"^# TYPE (\\w+) (\\w+)$"_s, QRegularExpression::MultilineOption);
    QMap<QString, QString> found;
    auto types = type.globalMatch(text());
    while (types.hasNext()) {
        const QRegularExpressionMatch match = types.next();
        found.insert(match.captured(1), match.captured(2));
    }
    QVERIFY(found.size() > 20);
    QCOMPARE(found, listed());
}

void TestMetrics::countsConnectionsByMode()
{
    QTRY_COMPARE(value(u"betlog_plain_sessions"_s), 0.0);
    {
        WsClient plain;
        WsClient synced;
        QVERIFY(plain.open(m_server.webSocket(u"/ws"_s)));
        QVERIFY(synced.open(m_server.webSocket(u"/ws"_s)));
        synced.hello({u"NFL/*"_s});
        QVERIFY(!synced.next(u"live"_s).isEmpty());
        QCOMPARE(value(u"betlog_plain_sessions"_s), 1.0);
        QCOMPARE(value(u"betlog_synced_sessions"_s), 1.0);
        QVERIFY(value(u"betlog_http_connections"_s) >= 1.0);
    }
    QTRY_COMPARE(value(u"betlog_plain_sessions"_s), 0.0);
    QTRY_COMPARE(value(u"betlog_synced_sessions"_s), 0.0);
}

void TestMetrics::countsWhatIsSentAndReceived()
{
    WsClient ann;
    WsClient bob;
    QVERIFY(ann.open(m_server.webSocket(u"/ws"_s)) && bob.open(m_server.webSocket(u"/ws"_s)));
    QVERIFY(!ann.next(u"connection"_s).isEmpty() && !bob.next(u"connection"_s).isEmpty());
    const double sent = value(u"betlog_messages_sent_total"_s);
    const double received = value(u"betlog_messages_received_total"_s);
    const double broadcasts = value(u"betlog_broadcasts_total"_s);
    const double timed = value(u"betlog_fan_out_seconds_count"_s);
    const double bytesOut = value(u"betlog_sent_bytes_total"_s);
    const double bytesIn = value(u"betlog_received_bytes_total"_s);
    QCOMPARE(place().status, 201);
    QVERIFY(!ann.next(u"bet_created"_s).isEmpty() && !bob.next(u"bet_created"_s).isEmpty());
    ann.sendText(u"{\"type\":\"ping\"}"_s);
    QVERIFY(!ann.next(u"pong"_s).isEmpty());
    QCOMPARE(value(u"betlog_messages_sent_total"_s), sent + 3);
    QCOMPARE(value(u"betlog_messages_received_total"_s), received + 1);
    QCOMPARE(value(u"betlog_broadcasts_total"_s), broadcasts + 1);
    QCOMPARE(value(u"betlog_fan_out_seconds_count"_s), timed + 1);
    // Bytes are added up once a second.
    QTRY_VERIFY(value(u"betlog_sent_bytes_total"_s) > bytesOut + 1000);
    QTRY_VERIFY(value(u"betlog_received_bytes_total"_s) > bytesIn + 100);
}

void TestMetrics::countsReconnects()
{
    const double hellos = value(u"betlog_hellos_total"_s);
    const double resumes = value(u"betlog_resumes_total"_s);
    const double snapshots = value(u"betlog_snapshots_total"_s);
    const QJsonObject health = m_http->get(u"/api/health"_s).object();
    const auto join = [this](const QJsonObject& resume) {
        WsClient client;
        QVERIFY(client.open(m_server.webSocket(u"/ws"_s)));
        client.hello({u"*"_s}, {}, resume);
        QVERIFY(!client.next(u"live"_s).isEmpty());
    };
    join({});
    join({{u"epoch"_s, health["epoch"_L1]}, {u"seq"_s, health["seq"_L1]}});
    join({{u"epoch"_s, newUuid()}, {u"seq"_s, 0}}); // of another history
    QCOMPARE(value(u"betlog_hellos_total"_s), hellos + 3);
    QCOMPARE(value(u"betlog_resumes_total"_s), resumes + 1);
    QCOMPARE(value(u"betlog_snapshots_total"_s), snapshots + 2);
}

void TestMetrics::countsPolls()
{
    const double polls = value(u"betlog_polls_total"_s);
    const double requests = value(u"betlog_http_requests_total"_s);
    const QString seq = QString::number(m_http->get(u"/api/health"_s).object()["seq"_L1].toInt());
    const auto poll = m_http->begin("GET", u"/api/changes?wait=20&since="_s + seq);
    QTRY_COMPARE(value(u"betlog_waiting_polls"_s), 1.0);
    QCOMPARE(place().status, 201);
    QCOMPARE(HttpClient::finish(poll).status, 200);
    QCOMPARE(value(u"betlog_waiting_polls"_s), 0.0);
    QCOMPARE(value(u"betlog_polls_total"_s), polls + 1);
    QVERIFY(value(u"betlog_http_requests_total"_s) > requests + 2);
}

void TestMetrics::countsWritesAndTheirTimes()
{
    const double commands = value(u"betlog_commands_total"_s);
    const double changes = value(u"betlog_changes_total"_s);
    const double repeats = value(u"betlog_repeats_total"_s);
    const double commits = value(u"betlog_commit_seconds_count"_s);
    const double seconds = value(u"betlog_commit_seconds_sum"_s);
    const double batches = value(u"betlog_batch_size_count"_s);
    const HttpHeaders key {{"Idempotency-Key", newUuid().toLatin1()}};
    for (int i = 0; i < 2; ++i)
        QCOMPARE(m_http->post(u"/api/bets"_s, betBody(), key).status, 201);
    QCOMPARE(value(u"betlog_commands_total"_s), commands + 2);
    QCOMPARE(value(u"betlog_changes_total"_s), changes + 1);
    QCOMPARE(value(u"betlog_repeats_total"_s), repeats + 1);
    QCOMPARE(value(u"betlog_commit_seconds_count"_s), commits + 2);
    QVERIFY(value(u"betlog_commit_seconds_sum"_s) > seconds);
    QCOMPARE(value(u"betlog_batch_size_count"_s), batches + 2);
    QCOMPARE(value(u"betlog_waiting_writes"_s), 0.0);
    QCOMPARE(value(u"betlog_failed_batches_total"_s), 0.0);
}

void TestMetrics::countsRefusalsByCode()
{
    const QString invalid = u"betlog_refusals_total{code=\"invalid\"}"_s;
    const double before = value(invalid);
    const double refused = value(u"betlog_refused_writes_total"_s);
    QCOMPARE(m_http->post(u"/api/bets"_s, betBody({})).status, 422);
    WsClient client;
    QVERIFY(client.open(m_server.webSocket(u"/ws"_s)));
    client.hello({u"NONE/*"_s});
    client.mutate(u"create"_s, newUuid(), betBody({}));
    QVERIFY(!client.next(u"error"_s).isEmpty());
    QCOMPARE(value(invalid), before + 2);
    QCOMPARE(value(u"betlog_refused_writes_total"_s), refused + 2);
}

void TestMetrics::countsWhatCannotEvenBeWritten()
{
    const QString badJson = u"betlog_refusals_total{code=\"bad_json\"}"_s;
    const double before = value(badJson);
    QCOMPARE(m_http->send("POST", u"/api/bets"_s, "{").status, 400);
    QCOMPARE(value(badJson), before + 1);
}

QTEST_GUILESS_MAIN(TestMetrics)
#include "tst_metrics.moc"
