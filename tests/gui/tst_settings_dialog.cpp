// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/widgets/settings_dialog.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace betlog;
using widgets::SettingsDialog;

class tst_SettingsDialog : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void hostsHereUnlessToldOtherwise();
    void joinsAServerByItsAddress();
    void refusesAnAddressThatIsNone();
    void asksForAName();
    void keepsWhatItDoesNotShow();
    void showsWhereOthersJoin();

private:
    template <typename Widget>
    [[nodiscard]] Widget* find(const char* name) const
    {
        return m_dialog->findChild<Widget*>(QLatin1StringView(name));
    }

    void open(const models::Preferences& preferences, const QStringList& hostedAt = {});
    void pressOk();

    std::unique_ptr<SettingsDialog> m_dialog;
};

void tst_SettingsDialog::init()
{
    models::Preferences preferences;
    preferences.userName = u"Ann"_s;
    open(preferences);
}

void tst_SettingsDialog::open(const models::Preferences& preferences, const QStringList& hostedAt)
{
    m_dialog = std::make_unique<SettingsDialog>(preferences, hostedAt);
    m_dialog->show();
    QVERIFY(QTest::qWaitForWindowActive(m_dialog.get()));
}

void tst_SettingsDialog::pressOk()
{
    auto* buttons = m_dialog->findChild<QDialogButtonBox*>();
    QTest::mouseClick(buttons->button(QDialogButtonBox::Ok), Qt::LeftButton);
}

void tst_SettingsDialog::hostsHereUnlessToldOtherwise()
{
    pressOk();
    QCOMPARE(m_dialog->result(), static_cast<int>(QDialog::Accepted));
    QCOMPARE(m_dialog->preferences().place, sync::Settings::Place::Host);
    QVERIFY(!m_dialog->preferences().openToNetwork);
}

void tst_SettingsDialog::joinsAServerByItsAddress()
{
    QVERIFY(!find<QLineEdit>("server")->isEnabled());
    QTest::mouseClick(find<QRadioButton>("elsewhere"), Qt::LeftButton);
    QTest::keyClicks(find<QLineEdit>("server"), u"192.168.1.7"_s);
    pressOk();
    QCOMPARE(m_dialog->result(), static_cast<int>(QDialog::Accepted));
    QCOMPARE(m_dialog->preferences().place, sync::Settings::Place::Join);
    QCOMPARE(m_dialog->preferences().server, QUrl(u"http://192.168.1.7:3000"_s));
}

void tst_SettingsDialog::refusesAnAddressThatIsNone()
{
    QTest::mouseClick(find<QRadioButton>("elsewhere"), Qt::LeftButton);
    QTest::keyClicks(find<QLineEdit>("server"), u"my friend"_s);
    pressOk();
    QVERIFY(m_dialog->isVisible());
    QVERIFY(find<QLabel>("complaint")->text().contains(u"no address"));
}

void tst_SettingsDialog::asksForAName()
{
    find<QLineEdit>("name")->clear();
    pressOk();
    QVERIFY(m_dialog->isVisible());
    QVERIFY(find<QLabel>("complaint")->isVisible());
}

void tst_SettingsDialog::keepsWhatItDoesNotShow()
{
    models::Preferences preferences;
    preferences.userName = u"Ann"_s;
    preferences.server = QUrl(u"http://192.168.1.7:3000"_s);
    preferences.look = models::Look::Dark;
    preferences.place = sync::Settings::Place::Host;
    open(preferences);
    pressOk();
    QCOMPARE(m_dialog->preferences(), preferences);
}

void tst_SettingsDialog::showsWhereOthersJoin()
{
    const auto says = [this](const QString& text) {
        for (const QLabel* label : m_dialog->findChildren<QLabel*>()) {
            if (label->text() == text)
                return true;
        }
        return false;
    };
    models::Preferences preferences;
    preferences.openToNetwork = true;
    open(preferences, {u"http://192.168.1.7:3000"_s});
    QVERIFY(says(u"Others join at http://192.168.1.7:3000"_s));
    preferences.openToNetwork = false;
    open(preferences, {u"http://127.0.0.1:3000"_s});
    QVERIFY(says(u"Only this computer reaches it, at http://127.0.0.1:3000"_s));
}

QTEST_MAIN(tst_SettingsDialog)
#include "tst_settings_dialog.moc"
