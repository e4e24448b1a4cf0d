// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/desktop_options.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace betlog;

class tst_DesktopOptions : public QObject
{
    Q_OBJECT

private slots:
    void needsNone();
    void readsItsOwnOptions();
    void handsTheOthersToTheServerInside();
    void keepsProfilesApart();
    void readsTheEnvironment();
    void refusesInOneSentence_data();
    void refusesInOneSentence();
};

void tst_DesktopOptions::needsNone()
{
    const auto options = readDesktopOptions({}, {});
    QVERIFY(options.has_value());
    QVERIFY(!options->headless);
    QVERIFY(options->server.isEmpty());
    QVERIFY(options->isOwnProfile);
}

void tst_DesktopOptions::readsItsOwnOptions()
{
    const auto options =
        readDesktopOptions({u"--server=192.168.1.7"_s, u"--user"_s, u"Ann"_s, u"--headless"_s}, {});
    QVERIFY(options.has_value());
    QCOMPARE(options->server, QUrl(u"http://192.168.1.7:3000"_s));
    QCOMPARE(options->user, u"Ann"_s);
    QVERIFY(options->headless);
}

void tst_DesktopOptions::handsTheOthersToTheServerInside()
{
    const auto options =
        readDesktopOptions({u"--port"_s, u"0"_s, u"--user"_s, u"Ann"_s, u"verify"_s}, {});
    QVERIFY(options.has_value());
    QCOMPARE(options->serverLine.config.port, quint16(0));
    QCOMPARE(options->serverLine.task, ops::Task::Verify);
}

void tst_DesktopOptions::keepsProfilesApart()
{
    const auto own = readDesktopOptions({}, {});
    const auto ann = readDesktopOptions({u"--profile"_s, u"ann"_s}, {});
    const auto there = readDesktopOptions({u"--profile=/srv/ann"_s}, {});
    QVERIFY(own && ann && there);
    QVERIFY(own->profileFolder != ann->profileFolder);
    QVERIFY(!ann->isOwnProfile);
    QCOMPARE(there->profileFolder, u"/srv/ann"_s);
}

void tst_DesktopOptions::readsTheEnvironment()
{
    QProcessEnvironment environment;
    environment.insert(u"BETLOG_USER"_s, u"Bob"_s);
    environment.insert(u"BETLOG_PORT"_s, u"4000"_s);
    const auto options = readDesktopOptions({u"--user"_s, u"Ann"_s}, environment);
    QVERIFY(options.has_value());
    QCOMPARE(options->user, u"Ann"_s);
    QCOMPARE(options->serverLine.config.port, quint16(4000));
}

void tst_DesktopOptions::refusesInOneSentence_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("named");

    QTest::newRow("server of words")
        << QStringList {u"--server"_s, u"my friend"_s} << u"--server"_s;
    QTest::newRow("no value") << QStringList {u"--profile"_s} << u"--profile"_s;
    QTest::newRow("unknown") << QStringList {u"--colour"_s, u"red"_s} << u"--colour"_s;
    QTest::newRow("port of letters") << QStringList {u"--port"_s, u"web"_s} << u"--port"_s;
}

void tst_DesktopOptions::refusesInOneSentence()
{
    QFETCH(const QStringList, arguments);
    QFETCH(const QString, named);
    const auto options = readDesktopOptions(arguments, {});
    QVERIFY(!options.has_value());
    QVERIFY2(options.error().detail.contains(named), qPrintable(options.error().detail));
}

QTEST_GUILESS_MAIN(tst_DesktopOptions)
#include "tst_desktop_options.moc"
