// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "tests/support/server_process.h"
#include "tests/support/tcp_proxy.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QTcpServer>
#include <QTest>

using namespace betlog::tests;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kPatienceMs = 60'000;

struct Run
{
    int exitCode = -1;
    QString output;
    QString errors;

    /// The JSON objects of the output, one a line.
    [[nodiscard]] QList<QJsonObject> objects() const
    {
        QList<QJsonObject> found;
        for (const QString& line : output.split(u'\n', Qt::SkipEmptyParts))
            found.append(QJsonDocument::fromJson(line.toUtf8()).object());
        return found;
    }

    [[nodiscard]] QStringList steps() const
    {
        QStringList steps;
        for (const QJsonObject& object : objects())
            steps.append(object.value("step"_L1).toString());
        return steps;
    }

    [[nodiscard]] QString fault() const
    {
        return objects().isEmpty() ? QString() : objects().last().value("fault"_L1).toString();
    }
};

/// Runs the probe to its end, with this process's event loop going on beside it.
Run probe(const QStringList& arguments)
{
    QProcess process;
    process.start(QStringLiteral(TEST_BIN_DIR "/betlog-probe"), arguments);
    const bool ended = process.waitForStarted(kPatienceMs)
        && QTest::qWaitFor([&process]() { return process.state() == QProcess::NotRunning; },
                           kPatienceMs);
    Run run;
    if (ended && process.exitStatus() == QProcess::NormalExit)
        run.exitCode = process.exitCode();
    run.output = QString::fromUtf8(process.readAllStandardOutput());
    run.errors = QString::fromUtf8(process.readAllStandardError());
    return run;
}

QString local(quint16 port)
{
    return u"http://127.0.0.1:%1"_s.arg(port);
}

/// Answers every connection with these bytes; with none, it is silent.
class Stranger
{
public:
    explicit Stranger(const QByteArray& answer)
    {
        m_listener.listen(QHostAddress::LocalHost);
        QObject::connect(&m_listener, &QTcpServer::newConnection, &m_listener, [this, answer]() {
            QTcpSocket* const socket = m_listener.nextPendingConnection();
            if (answer.isEmpty())
                return;
            QObject::connect(socket, &QTcpSocket::readyRead, socket, [socket, answer]() {
                socket->readAll();
                socket->write(answer);
                socket->disconnectFromHost();
            });
        });
    }

    [[nodiscard]] quint16 port() const { return m_listener.serverPort(); }

private:
    QTcpServer m_listener;
};

} // namespace

class TestProbeCli : public QObject
{
    Q_OBJECT

private slots:
    void saysThatEverythingWorks();
    void speaksToPeopleToo();
    void placesBetsAndLeavesThem();
    void takesItsBetsBack();
    void watchesForAWhile();
    void tellsTheNetworkFromTheServer_data();
    void tellsTheNetworkFromTheServer();
    void findsTheProxyThatRefusesUpgrades();
    void refusesWrongUsage_data();
    void refusesWrongUsage();
    void answersForItself();
};

void TestProbeCli::saysThatEverythingWorks()
{
    ServerProcess server;
    QVERIFY(server.start());
    const Run run = probe({local(server.port()), u"--json"_s});
    QCOMPARE(run.exitCode, 0);
    const QStringList steps {u"http"_s, u"websocket"_s, u"hello"_s, u"ping"_s, u"verdict"_s};
    QCOMPARE(run.steps(), steps);
    QCOMPARE(run.fault(), u"none"_s);
    for (const QJsonObject& object : run.objects())
        QVERIFY(object.value("ok"_L1).toBool());
    QCOMPARE(run.objects().at(2).value("protocol"_L1).toInt(), 1);
    QVERIFY(run.objects().at(3).value("ms"_L1).toDouble() > 0);
}

void TestProbeCli::speaksToPeopleToo()
{
    ServerProcess server;
    QVERIFY(server.start());
    const Run run = probe({u"127.0.0.1:%1"_s.arg(server.port())});
    QCOMPARE(run.exitCode, 0);
    QVERIFY2(run.output.startsWith("http       ok"_L1), qPrintable(run.output));
    QVERIFY2(run.output.endsWith("Everything works.\n"_L1), qPrintable(run.output));
    QVERIFY(run.errors.isEmpty());
}

void TestProbeCli::placesBetsAndLeavesThem()
{
    ServerProcess server;
    QVERIFY(server.start());
    const QStringList arguments {
        local(server.port()), u"--post"_s, u"3"_s, u"--user"_s, u"Ann"_s, u"--json"_s};
    const Run run = probe(arguments);
    QCOMPARE(run.exitCode, 0);
    QCOMPARE(run.objects().at(4).value("step"_L1).toString(), u"post"_s);
    QCOMPARE(run.objects().at(4).value("count"_L1).toInt(), 3);
    const Run again = probe(arguments);
    QCOMPARE(again.objects().first().value("seq"_L1).toInt(), 3);
}

void TestProbeCli::takesItsBetsBack()
{
    ServerProcess server;
    QVERIFY(server.start());
    QCOMPARE(probe({local(server.port()), u"--post"_s, u"2"_s, u"--take-back"_s}).exitCode, 0);
    QNetworkAccessManager network;
    const std::unique_ptr<QNetworkReply> reply(
        network.get(QNetworkRequest(server.http(u"/api/bets"_s))));
    QTRY_VERIFY_WITH_TIMEOUT(reply->isFinished(), kPatienceMs);
    const QJsonObject page = QJsonDocument::fromJson(reply->readAll()).object();
    QCOMPARE(page.value("seq"_L1).toInt(), 4);
    QVERIFY(page.value("bets"_L1).toArray().isEmpty());
}

void TestProbeCli::watchesForAWhile()
{
    ServerProcess server;
    QVERIFY(server.start());
    const Run run = probe(
        {local(server.port()),
         u"--watch"_s,
         u"--timeout"_s,
         u"1"_s,
         u"--post"_s,
         u"2"_s,
         u"--json"_s});
    QCOMPARE(run.exitCode, 0);
    QCOMPARE(run.steps().count(u"change"_s), 2);
    const QJsonObject change = run.objects().at(run.steps().indexOf(u"change"_s));
    QCOMPARE(change.value("type"_L1).toString(), u"bet_created"_s);
    QCOMPARE(change.value("actor"_L1).toString(), u"betlog-probe"_s);
}

void TestProbeCli::tellsTheNetworkFromTheServer_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<bool>("listens");
    QTest::addColumn<QString>("fault");
    QTest::addRow("silence") << QByteArray() << true << u"network"_s;
    QTest::addRow("nothing there") << QByteArray() << false << u"not_running"_s;
    QTest::addRow("another web server")
        << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi") << true << u"stranger"_s;
    QTest::addRow("no web server")
        << QByteArray("220 mail.example ESMTP\r\n") << true << u"network"_s;
    QTest::addRow("a server in trouble")
        << QByteArray("HTTP/1.1 503 x\r\nContent-Type: application/problem+json\r\n"
                      "Content-Length: 38\r\n\r\n"
                      "{\"status\":503,\"detail\":\"Out of order.\"}")
        << true << u"server"_s;
}

void TestProbeCli::tellsTheNetworkFromTheServer()
{
    QFETCH(QByteArray, answer);
    QFETCH(bool, listens);
    QFETCH(QString, fault);
    auto stranger = std::make_unique<Stranger>(answer);
    const QString address = local(stranger->port());
    if (!listens)
        stranger.reset();
    const Run run = probe({address, u"--json"_s, u"--timeout"_s, u"2"_s});
    QCOMPARE(run.exitCode, 1);
    QCOMPARE(run.fault(), fault);
    QVERIFY(!run.objects().first().value("ok"_L1).toBool(true));
}

void TestProbeCli::findsTheProxyThatRefusesUpgrades()
{
    ServerProcess server;
    QVERIFY(server.start());
    TcpProxy proxy(server.port());
    proxy.refuseUpgrades(true);
    const Run refused = probe({local(proxy.port()), u"--json"_s});
    QCOMPARE(refused.exitCode, 1);
    QCOMPARE(refused.fault(), u"between"_s);
    QCOMPARE(refused.steps(), (QStringList {u"http"_s, u"websocket"_s, u"verdict"_s}));
    proxy.refuseUpgrades(false);
    QCOMPARE(probe({local(proxy.port())}).exitCode, 0);
}

void TestProbeCli::refusesWrongUsage_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addRow("unknown option") << QStringList {u"--bogus"_s};
    QTest::addRow("two servers") << QStringList {u"a:1"_s, u"b:2"_s};
    QTest::addRow("no HTTP") << QStringList {u"ftp://a"_s};
    QTest::addRow("no host") << QStringList {u"http://"_s};
    QTest::addRow("posts of none") << QStringList {u"--post"_s, u"0"_s};
    QTest::addRow("posts of words") << QStringList {u"--post"_s, u"many"_s};
    QTest::addRow("no time") << QStringList {u"--timeout"_s, u"0"_s};
    QTest::addRow("a value missing") << QStringList {u"--timeout"_s};
}

void TestProbeCli::refusesWrongUsage()
{
    QFETCH(QStringList, arguments);
    const Run run = probe(arguments);
    QCOMPARE(run.exitCode, 2);
    QVERIFY(run.output.isEmpty());
    QVERIFY2(run.errors.startsWith("betlog-probe: "_L1), qPrintable(run.errors));
}

void TestProbeCli::answersForItself()
{
    QVERIFY(probe({u"--help"_s}).output.contains("--take-back"_L1));
    QVERIFY(probe({u"--version"_s}).output.startsWith("betlog-probe "_L1));
    QCOMPARE(probe({u"--help"_s}).exitCode, 0);
}

QTEST_GUILESS_MAIN(TestProbeCli)
#include "tst_probe_cli.moc"
