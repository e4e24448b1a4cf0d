// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include <QDialog>

namespace betlog::widgets {

/// All keys on one page: F1.
class KeysOverview final : public QDialog
{
    Q_OBJECT

public:
    explicit KeysOverview(QWidget* parent = nullptr);
};

} // namespace betlog::widgets
