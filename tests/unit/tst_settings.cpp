// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/sync/settings.h"
#include "tests/support/seeded_random.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace betlog;
using namespace betlog::sync;
using namespace betlog::tests;
using namespace Qt::Literals::StringLiterals;

class TestSettings : public QObject
{
    Q_OBJECT

private slots:
    void remembersFromRunToRun();
    void keepsItsClientId();
    void keepsProfilesApart();
    void beginsWithNothing();
    void standsGarbage();
};

void TestSettings::remembersFromRunToRun()
{
    const QTemporaryDir folder;
    const QString profile = folder.filePath(u"Ann's profile"_s);
    {
        Settings settings(profile);
        settings.setUser(u"FLIGHTx12! ☂"_s);
        settings.setPlace(Settings::Place::Join);
        settings.setServer(QUrl(u"http://club.example:3000"_s));
        settings.setText(u"log/sort"_s, u"number, descending"_s);
        settings.setFlag(u"toasts/shown"_s, false);
        settings.setNumber(u"toasts/seconds"_s, 5);
        settings.setBytes(u"window/geometry"_s, QByteArray("\0\x01\xff", 3));
    }
    const Settings settings(profile);
    QCOMPARE(settings.user(), u"FLIGHTx12! ☂"_s);
    QCOMPARE(settings.place(), Settings::Place::Join);
    QCOMPARE(settings.server(), QUrl(u"http://club.example:3000"_s));
    QCOMPARE(settings.text(u"log/sort"_s), u"number, descending"_s);
    QCOMPARE(settings.flag(u"toasts/shown"_s, true), false);
    QCOMPARE(settings.number(u"toasts/seconds"_s, 3), 5);
    QCOMPARE(settings.bytes(u"window/geometry"_s), QByteArray("\0\x01\xff", 3));
}

void TestSettings::keepsItsClientId()
{
    const QTemporaryDir folder;
    SeededRandom random;
    const base::ClientId made = Settings(folder.path()).clientId(random);
    QVERIFY(!made.isNull());
    QCOMPARE(Settings(folder.path()).clientId(random), made);
}

void TestSettings::keepsProfilesApart()
{
    const QTemporaryDir folder;
    SeededRandom random;
    Settings ann(folder.filePath(u"ann"_s));
    Settings bob(folder.filePath(u"bob"_s));
    ann.setUser(u"Ann"_s);
    QVERIFY(bob.user().isEmpty());
    QVERIFY(ann.clientId(random) != bob.clientId(random));
    QVERIFY(ann.path(u"log"_s) != bob.path(u"log"_s));
}

void TestSettings::beginsWithNothing()
{
    const QTemporaryDir folder;
    const Settings settings(folder.path());
    QCOMPARE(settings.place(), Settings::Place::Unset);
    QVERIFY(settings.server().isEmpty());
    QCOMPARE(settings.text(u"no/such"_s, u"fallback"_s), u"fallback"_s);
    QCOMPARE(settings.flag(u"no/such"_s, true), true);
    QCOMPARE(settings.number(u"no/such"_s, 7), 7);
    QVERIFY(settings.bytes(u"no/such"_s).isEmpty());
}

void TestSettings::standsGarbage()
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"settings.ini"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(
        "[client]\nid=not a uuid\n[toasts]\nseconds=many\n[server]\nplace=nowhere\n\xff\xfe=");
    file.close();
    Settings settings(folder.path());
    SeededRandom random;
    QVERIFY(!settings.clientId(random).isNull());
    QCOMPARE(settings.number(u"toasts/seconds"_s, 3), 3);
    QCOMPARE(settings.place(), Settings::Place::Unset);
}

QTEST_APPLESS_MAIN(TestSettings)
#include "tst_settings.moc"
