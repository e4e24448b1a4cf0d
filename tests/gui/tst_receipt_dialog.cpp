// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/widgets/receipt_dialog.h"
#include "tests/support/bets.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QImage>
#include <QLabel>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>
#include <QTimeZone>

using namespace Qt::Literals::StringLiterals;
using namespace betlog;
using widgets::ReceiptDialog;

class tst_ReceiptDialog : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void copiesThePicture();
    void copiesTheText();
    void savesThePictureAsPng();
    void saysWhenItCannotSave();
    void showsWhatPeopleTypedAsText();

private:
    void click(const QString& button);
    [[nodiscard]] models::Receipt receipt() const;

    std::unique_ptr<ReceiptDialog> m_dialog;
};

models::Receipt tst_ReceiptDialog::receipt() const
{
    domain::Bet bet = tests::aBet(2);
    bet.userName = u"<b>Ann</b>"_s;
    return models::receiptOf(bet, {u"USD"_s, u"$"_s, 2}, {}, QTimeZone::utc());
}

void tst_ReceiptDialog::init()
{
    m_dialog = std::make_unique<ReceiptDialog>(receipt());
    m_dialog->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_dialog.get()));
    QGuiApplication::clipboard()->clear();
}

void tst_ReceiptDialog::click(const QString& button)
{
    QTest::mouseClick(m_dialog->findChild<QPushButton*>(button), Qt::LeftButton);
}

void tst_ReceiptDialog::copiesThePicture()
{
    click(u"copyPicture"_s);
    const QImage picture = QGuiApplication::clipboard()->image();
    QVERIFY(picture.width() >= 800);
    QVERIFY(picture.height() >= 300);
}

void tst_ReceiptDialog::copiesTheText()
{
    click(u"copyText"_s);
    QCOMPARE(QGuiApplication::clipboard()->text(), models::receiptText(receipt()));
}

void tst_ReceiptDialog::savesThePictureAsPng()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"receipt.png"_s);
    QVERIFY(m_dialog->savePicture(path));
    QVERIFY(QImage(path, "PNG").width() >= 800);
}

void tst_ReceiptDialog::saysWhenItCannotSave()
{
    QVERIFY(!m_dialog->savePicture(u"/no/such/folder/receipt.png"_s));
    bool said = false;
    for (const QLabel* label : m_dialog->findChildren<QLabel*>())
        said = said || label->text().startsWith(u"receipt.png could not be saved:");
    QVERIFY(said);
}

void tst_ReceiptDialog::showsWhatPeopleTypedAsText()
{
    for (const QLabel* label : m_dialog->findChildren<QLabel*>()) {
        if (label->text() == u"<b>Ann</b>"_s) {
            QCOMPARE(label->textFormat(), Qt::PlainText);
            return;
        }
    }
    QFAIL("The person is not on the receipt.");
}

QTEST_MAIN(tst_ReceiptDialog)
#include "tst_receipt_dialog.moc"
