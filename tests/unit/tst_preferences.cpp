// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/models/preferences.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace betlog;
using models::Preferences;
using sync::Settings;

class tst_Preferences : public QObject
{
    Q_OBJECT

private slots:
    void isUndecidedAtFirst();
    void remembersWhatWasChosen();
    void survivesAFileOfNonsense();
    void readsAddressesAsTyped_data();
    void readsAddressesAsTyped();
};

void tst_Preferences::isUndecidedAtFirst()
{
    const QTemporaryDir folder;
    QCOMPARE(models::readPreferences(Settings(folder.path())), Preferences());
}

void tst_Preferences::remembersWhatWasChosen()
{
    const QTemporaryDir folder;
    const Preferences chosen {
        .userName = u"FLIGHTx12! ⭐"_s,
        .place = Settings::Place::Join,
        .server = QUrl(u"http://192.168.1.7:3000"_s),
        .openToNetwork = true,
        .look = models::Look::Dark,
        .reducedMotion = true,
        .toastSeconds = 5};
    Settings settings(folder.path());
    models::writePreferences(chosen, settings);
    QCOMPARE(models::readPreferences(Settings(folder.path())), chosen);
}

void tst_Preferences::survivesAFileOfNonsense()
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"settings.ini"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("[server]\nplace=moon\naddress=:::\n[screen]\ntoastSeconds=-4\nlook=\x01\n");
    file.close();
    const Preferences read = models::readPreferences(Settings(folder.path()));
    QCOMPARE(read.place, Settings::Place::Unset);
    QVERIFY(read.server.isEmpty());
    QCOMPARE(read.toastSeconds, 1);
}

void tst_Preferences::readsAddressesAsTyped_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("address");

    QTest::newRow("address") << u" 192.168.1.7 "_s << u"http://192.168.1.7:3000"_s;
    QTest::newRow("name and port") << u"bets.example:8080"_s << u"http://bets.example:8080"_s;
    QTest::newRow("url") << u"http://localhost:3000/api/bets?x=1"_s << u"http://localhost:3000"_s;
    QTest::newRow("secure") << u"https://bets.example"_s << u"https://bets.example"_s;
    QTest::newRow("version 6") << u"http://[::1]:3000"_s << u"http://[::1]:3000"_s;
    QTest::newRow("nothing") << QString() << QString();
    QTest::newRow("words") << u"my friend's computer"_s << QString();
    QTest::newRow("another scheme") << u"ftp://bets.example"_s << QString();
    QTest::newRow("port too high") << u"bets.example:70000"_s << QString();
}

void tst_Preferences::readsAddressesAsTyped()
{
    QFETCH(const QString, typed);
    QFETCH(const QString, address);
    QCOMPARE(models::serverFromTyped(typed).value_or(QUrl()).toString(), address);
}

QTEST_GUILESS_MAIN(tst_Preferences)
#include "tst_preferences.moc"
