// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/widgets/receipt_dialog.h"

#include "app/widgets/receipt_card.h"
#include "app/widgets/theme.h"

#include <QClipboard>
#include <QFileDialog>
#include <QFileInfo>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSaveFile>
#include <QScrollArea>
#include <QStandardPaths>

namespace betlog::widgets {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kMaxShownHeight = 640; ///< a receipt of fifty lines scrolls

} // namespace

ReceiptDialog::ReceiptDialog(const models::Receipt& receipt, QWidget* parent)
    : QDialog(parent)
    , m_receipt(receipt)
    , m_card(new ReceiptCard(receipt))
    , m_said(new QLabel(this))
{
    QString of = receipt.title;
    of[0] = of[0].toLower();
    setWindowTitle(tr("Receipt of %1").arg(of));
    auto* scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidget(m_card);
    scroll->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_card->adjustSize();
    scroll->setMinimumWidth(m_card->width() + space::kWide);
    scroll->setMinimumHeight(qMin(m_card->height() + space::kTight, kMaxShownHeight));

    m_said->setProperty("look", u"muted"_s);
    m_said->setTextFormat(Qt::PlainText);
    auto* buttons = new QHBoxLayout;
    const auto add = [this, buttons](const QString& title, const QString& name, auto action) {
        auto* button = new QPushButton(title, this);
        button->setObjectName(name);
        connect(button, &QPushButton::clicked, this, action);
        buttons->addWidget(button);
        return button;
    };
    QPushButton* copy = add(tr("&Copy picture"), u"copyPicture"_s, &ReceiptDialog::copyPicture);
    copy->setProperty("look", u"primary"_s);
    add(tr("Copy &text"), u"copyText"_s, &ReceiptDialog::copyText);
    add(tr("&Save PNG…"), u"savePicture"_s, &ReceiptDialog::choosePath);
    buttons->addStretch(1);
    add(tr("Close"), u"close"_s, &QDialog::accept);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::kLarge, space::kLarge, space::kLarge, space::kLarge);
    column->setSpacing(space::kMedium);
    column->addWidget(scroll, 1);
    column->addWidget(m_said);
    column->addLayout(buttons);
}

void ReceiptDialog::copyPicture()
{
    QGuiApplication::clipboard()->setImage(m_card->picture());
    say(tr("The picture is on the clipboard."));
}

void ReceiptDialog::copyText()
{
    QGuiApplication::clipboard()->setText(models::receiptText(m_receipt));
    say(tr("The text is on the clipboard."));
}

void ReceiptDialog::choosePath()
{
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::PicturesLocation);
    QString name = m_receipt.title + u".png"_s;
    name.remove(u'#').replace(u' ', u'-');
    const QString path = QFileDialog::getSaveFileName(
        this, tr("Save the receipt"), folder + u'/' + name, tr("Pictures (*.png)"));
    if (!path.isEmpty())
        savePicture(path);
}

bool ReceiptDialog::savePicture(const QString& path)
{
    // Whole or not at all: a full disk must not leave half a picture in place of an older one.
    QSaveFile file(path);
    const bool saved =
        file.open(QIODevice::WriteOnly) && m_card->picture().save(&file, "PNG") && file.commit();
    const QString name = QFileInfo(path).fileName();
    say(saved ? tr("Saved as %1.").arg(name)
              : tr("%1 could not be saved: %2").arg(name, file.errorString()));
    return saved;
}

void ReceiptDialog::say(const QString& sentence)
{
    m_said->setText(sentence);
}

} // namespace betlog::widgets
