// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/sync/replica.h"
#include "app/widgets/first_start_dialog.h"
#include "app/widgets/note_banner.h"
#include "app/widgets/settings_dialog.h"
#include "tests/gui/desktop_screen.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTcpServer>

using namespace Qt::Literals::StringLiterals;
using namespace betlog;
using widgets::FirstStartDialog;
using widgets::SettingsDialog;

/// Where the log is: hosted here, joined elsewhere, a sample; and how one becomes another.
class tst_DesktopPlaces : public QObject, private tests::DesktopScreen
{
    Q_OBJECT

private slots:

    void init() { begin(); }

    void saysWhenTheLogIsOpenAlreadyAndTriesAgain();
    void joinsInsteadOfHosting();
    void changesTheNameWithoutRestartingTheServer();
    void keepsWhatWasSaidForOneRunOutOfTheSettings();
    void turnsASampleIntoALogOfOnesOwn();
    void tellsThatThePortIsAnotherOne();

private:
    static void editSettings(DesktopApp& app, std::function<void(SettingsDialog&)> act);
    static void press(DesktopApp& app, const QString& offer);
};

/// Opens the settings by their key and saves them.
void tst_DesktopPlaces::editSettings(DesktopApp& app, std::function<void(SettingsDialog&)> act)
{
    inNext<SettingsDialog>([act](SettingsDialog& dialog) {
        act(dialog);
        auto* const buttons = dialog.findChild<QDialogButtonBox*>();
        QTest::mouseClick(buttons->button(QDialogButtonBox::Ok), Qt::LeftButton);
    });
    app.window().activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&app.window()));
    QTest::keyClick(&app.window(), Qt::Key_Comma, Qt::ControlModifier);
}

void tst_DesktopPlaces::press(DesktopApp& app, const QString& offer)
{
    for (QPushButton* const button : app.window().note().findChildren<QPushButton*>()) {
        if (button->text() == offer && button->isVisible())
            return QTest::mouseClick(button, Qt::LeftButton);
    }
    QFAIL(qPrintable(offer));
}

void tst_DesktopPlaces::saysWhenTheLogIsOpenAlreadyAndTriesAgain()
{
    auto first = open(optionsOf(u"Ann"_s));
    QTRY_VERIFY(isLive(*first));
    DesktopOptions options = optionsOf(u"Bob"_s);
    options.serverLine.config.dataFolder = optionsOf(u"Ann"_s).serverLine.config.dataFolder;
    const auto second = open(options);
    widgets::NoteBanner& note = second->window().note();
    QTRY_VERIFY(note.isVisible());
    QVERIFY2(
        note.text().startsWith(u"Betlog is already open with this log."), qPrintable(note.text()));
    press(*second, u"Try again"_s);
    QVERIFY(!note.isVisible());
    QTRY_VERIFY(note.isVisible());
    first.reset();
    second->window().activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&second->window()));
    QTest::keyClick(&second->window(), Qt::Key_F5);
    QTRY_VERIFY(isLive(*second));
    QVERIFY(!note.isVisible());
}

void tst_DesktopPlaces::joinsInsteadOfHosting()
{
    const auto host = open(optionsOf(u"Ann"_s));
    QTRY_VERIFY(isLive(*host));
    DesktopOptions options = optionsOf(u"Bob"_s);
    options.serverLine.config.dataFolder = optionsOf(u"Ann"_s).serverLine.config.dataFolder;
    const auto guest = open(options);
    QTRY_VERIFY(guest->window().note().isVisible());
    const QString address = host->engine().status().server.toString();
    inNext<SettingsDialog>([address](SettingsDialog& dialog) {
        auto* const server = dialog.findChild<QLineEdit*>(u"server"_s);
        QVERIFY(server->isEnabled());
        QTest::keyClicks(server, address);
        QTest::keyClick(server, Qt::Key_Return);
    });
    press(*guest, u"Join instead"_s);
    QTRY_VERIFY(isLive(*guest));
    QVERIFY(!guest->window().note().isVisible());
}

void tst_DesktopPlaces::changesTheNameWithoutRestartingTheServer()
{
    const auto app = open(optionsOf(u"Ann"_s));
    QTRY_VERIFY(isLive(*app));
    const QUrl address = app->engine().status().server;
    editSettings(*app, [](SettingsDialog& dialog) {
        auto* const name = dialog.findChild<QLineEdit*>(u"name"_s);
        name->selectAll();
        QTest::keyClicks(name, u"Anna"_s);
    });
    QCOMPARE(app->engine().user(), u"Anna"_s);
    QTRY_VERIFY(isLive(*app) && app->engine().welcome()->user.name == u"Anna"_s);
    QCOMPARE(app->engine().status().server, address);
}

void tst_DesktopPlaces::keepsWhatWasSaidForOneRunOutOfTheSettings()
{
    const auto host = open(optionsOf(u"Ann"_s));
    QTRY_VERIFY(isLive(*host));
    DesktopOptions options = optionsOf(u"Bob"_s);
    options.server = host->engine().status().server;
    const auto guest = open(options);
    QTRY_VERIFY(isLive(*guest));
    editSettings(*guest, [](SettingsDialog& dialog) {
        auto* const look = dialog.findChild<QComboBox*>(u"look"_s);
        QTest::keyClick(look, Qt::Key_Down);
    });
    const models::Preferences kept = models::readPreferences(sync::Settings(options.profileFolder));
    QCOMPARE(kept.look, models::Look::Light);
    QCOMPARE(kept.place, Place::Host);
    QCOMPARE(kept.server, QUrl());
    QVERIFY(kept.userName.isEmpty());
    QVERIFY(isLive(*guest));
}

void tst_DesktopPlaces::turnsASampleIntoALogOfOnesOwn()
{
    DesktopOptions options = optionsOf(u"Ann"_s);
    options.user.clear();
    inNext<FirstStartDialog>([](FirstStartDialog& dialog) {
        QTest::mouseClick(dialog.findChild<QPushButton*>(u"sample"_s), Qt::LeftButton);
    });
    const auto app = open(options, Place::Unset);
    QVERIFY(app->window().note().text().contains(u"nothing of it is kept"));
    QTRY_VERIFY(isLive(*app));
    const auto betsHere = [&app] {
        return app->engine().replica().betsOfWeek(app->engine().currentWeek()).size();
    };
    QTRY_VERIFY(betsHere() > 0);
    inNext<FirstStartDialog>([](FirstStartDialog& dialog) {
        QTest::keyClicks(dialog.findChild<QLineEdit*>(u"name"_s), u"Ann"_s);
        QTest::mouseClick(dialog.findChild<QPushButton*>(u"host"_s), Qt::LeftButton);
    });
    const QUrl sample = app->engine().status().server;
    press(*app, u"Start your own log"_s);
    QVERIFY(!app->window().note().isVisible());
    QTRY_VERIFY(app->engine().status().server != sample && isLive(*app));
    QCOMPARE(app->engine().user(), u"Ann"_s);
    QTRY_COMPARE(betsHere(), 0);
}

void tst_DesktopPlaces::tellsThatThePortIsAnotherOne()
{
    QTcpServer taken;
    QVERIFY(taken.listen(QHostAddress::Any));
    DesktopOptions options = optionsOf(u"Ann"_s);
    options.serverLine.config.port = taken.serverPort();
    sync::Settings(options.profileFolder).setFlag(u"server/openToNetwork"_s, true);
    const auto app = open(options);
    QSignalSpy noticed(&app->window().notices(), &models::NoticeFeed::noticed);
    QTRY_VERIFY(isLive(*app));
    QVERIFY(app->engine().status().server.port() != taken.serverPort());
    QStringList told;
    for (const QList<QVariant>& notice : noticed)
        told.append(notice.first().value<models::Notice>().text);
    QVERIFY2(
        !told.filter(u"Port %1 is in use"_s.arg(taken.serverPort())).isEmpty(),
        qPrintable(told.join(u'|')));
}

QTEST_MAIN(tst_DesktopPlaces)
#include "tst_desktop_places.moc"
