// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/models/profile.h"
#include "base/random.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace betlog;
using models::Preferences;
using models::Profile;

class tst_Profile : public QObject
{
    Q_OBJECT

private slots:
    void isUndecidedAtFirst();
    void remembersWhatWasChosen();
    void namesTheInstallationOnce();
    void keepsProfilesApart();
    void survivesAFileOfNonsense();
    void readsAddressesAsTyped_data();
    void readsAddressesAsTyped();
};

void tst_Profile::isUndecidedAtFirst()
{
    const QTemporaryDir folder;
    QCOMPARE(Profile(folder.path()).preferences(), Preferences());
}

void tst_Profile::remembersWhatWasChosen()
{
    const QTemporaryDir folder;
    const Preferences chosen {
        .userName = u"FLIGHTx12! ⭐"_s,
        .place = models::Place::Elsewhere,
        .server = QUrl(u"http://192.168.1.7:3000"_s),
        .openToNetwork = true,
        .look = models::Look::Dark,
        .reducedMotion = true,
        .toastSeconds = 5,
        .lastLeague = u"WNBA"_s};
    Profile(folder.path()).setPreferences(chosen);
    QCOMPARE(Profile(folder.path()).preferences(), chosen);
}

void tst_Profile::namesTheInstallationOnce()
{
    const QTemporaryDir folder;
    base::SystemRandom random;
    const base::ClientId first = Profile(folder.path()).clientId(random);
    QVERIFY(!first.isNull());
    QCOMPARE(Profile(folder.path()).clientId(random), first);
}

void tst_Profile::keepsProfilesApart()
{
    QVERIFY(Profile(u"ann"_s).folder() != Profile(u"bob"_s).folder());
    QVERIFY(Profile(u"ann"_s).logFolder() != Profile(u"bob"_s).logFolder());
    QVERIFY(Profile(u"ann"_s).logFolder() != Profile({}).logFolder());
}

void tst_Profile::survivesAFileOfNonsense()
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"betlog.ini"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("[log]\nplace=moon\nserver=:::\n[screen]\ntoastSeconds=-4\nlook=\x01\n");
    file.close();
    const Preferences read = Profile(folder.path()).preferences();
    QCOMPARE(read.place, models::Place::Undecided);
    QVERIFY(read.server.isEmpty());
    QCOMPARE(read.toastSeconds, 1);
}

void tst_Profile::readsAddressesAsTyped_data()
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

void tst_Profile::readsAddressesAsTyped()
{
    QFETCH(const QString, typed);
    QFETCH(const QString, address);
    QCOMPARE(models::serverFromTyped(typed).value_or(QUrl()).toString(), address);
}

QTEST_GUILESS_MAIN(tst_Profile)
#include "tst_profile.moc"
