// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "app/models/receipt.h"

#include <QDialog>

class QLabel;

namespace betlog::widgets {

class ReceiptCard;

/// Shows a bet's receipt, and shares it: as a picture or as text on the clipboard, or as a file.
class ReceiptDialog final : public QDialog
{
    Q_OBJECT

public:
    explicit ReceiptDialog(const models::Receipt& receipt, QWidget* parent = nullptr);

    void copyPicture();
    void copyText();
    /// Writes a PNG; says in the dialog whether that went well.
    bool savePicture(const QString& path);

private:
    void choosePath();
    void say(const QString& sentence);

    models::Receipt m_receipt;
    ReceiptCard* m_card; ///< owned by Qt, as all below
    QLabel* m_said;
};

} // namespace betlog::widgets
